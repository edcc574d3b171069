"""Tests of industry-kg; the folders mirror those of kg/."""
