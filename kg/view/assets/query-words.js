// Words of the editor of queries.
Object.assign(WORDS, {
  examples: ["示例", "Examples"], choose: ["选择一个示例…", "Choose an example…"], editorLabel: ["SPARQL 查询", "SPARQL query"],
  completions: ["补全", "Completions"], run: ["运行", "Run"], keys: ["Ctrl+Enter 运行 · 输入时自动补全，Tab 接受", "Ctrl+Enter runs · completions while typing, Tab takes one"],
  results: ["结果", "Results"], table: ["表格", "Table"], saveCsv: ["保存为 CSV", "Save as CSV"],
  rows: ["行", "rows"], triples: ["条三元组", "triples"], running: ["正在查询…", "Running…"], yes: ["是", "Yes"], no: ["否", "No"],
  cut: ["结果不完整，已在此处截断：", "Not the whole answer; it was cut off: "], seconds: ["秒", "s"], tooMany: ["图中只画前面的部分", "Only the first part is drawn"],
});
