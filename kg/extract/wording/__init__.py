"""What reading names, links, values and claims has in common: sentences as skeletons, marks, numbers, dates, words of firms."""
