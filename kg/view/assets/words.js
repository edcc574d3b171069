// The page's own words in both languages; labels of classes and relations come from the ontology (data.terms).
const WORDS = {
  name: ["产业知识图谱", "Industry knowledge graph"],
  skip: ["跳到实体列表", "Skip to the list of entities"],
  searchLabel: ["搜索", "Search"],
  searchHint: ["搜索：汉字、拼音或首字母", "Search: 汉字, pinyin or initials"],
  found: ["搜索结果", "Search results"],
  nothing: ["没有找到", "Nothing found"],
  viewAs: ["显示方式", "View"],
  graph: ["图谱", "Graph"],
  list: ["列表", "List"],
  languageLabel: ["Switch to English", "切换到中文"],
  theme: ["切换深浅色", "Switch between light and dark"],
  drawingLabel: ["图谱", "Graph"],
  canvasLabel: ["关系图；用搜索或列表可逐个查看实体", "Drawing of relations; use search or the list to reach each entity"],
  filterLabel: ["按类型筛选", "Filter by type"],
  zoom: ["缩放", "Zoom"], zoomIn: ["放大", "Zoom in"], zoomOut: ["缩小", "Zoom out"], fit: ["显示全部", "Show everything"],
  details: ["详情", "Details"], sheet: ["展开或收起详情", "Expand or collapse details"],
  relation: ["关系", "Relation"], unsure: ["未证实或否认", "Unsure or denied"], said: ["谈及", "Spoke about"],
  relations: ["关系", "Relations"], claims: ["观点", "Claims"], documents: ["文档", "Documents"],
  overview: ["概览", "Overview"], back: ["返回", "Back"],
  most: ["联系最多", "Most connected"], topics: ["话题", "Topics"], disagreements: ["分歧", "Disagreements"],
  versus: ["相左", "versus"], latest: ["最新观点", "Latest claims"],
  names: ["又名", "Also"], posts: ["职务", "Posts"], former: ["曾任", "former"], unnamedPost: ["任职", "Post"],
  period: ["文中所述期间", "As the text tells"], begun: [(day) => `自 ${day}`, (day) => `since ${day}`], ended: [(day) => `至 ${day}`, (day) => `until ${day}`],
  facts: ["参数", "Facts"], saysOf: ["被谈及", "Claims about"], says: ["发表的观点", "Claims made"],
  onTopic: ["关于此话题的观点", "Claims on this topic"], mentioned: ["出现于", "Mentioned in"],
  against: ["有观点与此相左", "Another claim contradicts this"], supported: ["有观点与此一致", "Another claim supports this"],
  evidence: ["原文", "Evidence"], noEvidence: ["图谱没有给出原文", "The graph gives no text for this"],
  whole: ["显示更多原文", "Show more of the text"], less: ["收起原文", "Show less of the text"],
  direct: ["直接引语", "direct speech"], indirect: ["转述", "reported speech"],
  all: ["显示全部", "Show all"], others: ["用 SPARQL 查看其余", "In SPARQL: the other"], none: ["暂无", "None"], empty: ["图谱里还没有实体。用 kg build 读入文章，例如：kg build 文章/ -o 文件夹", "The graph holds no entities yet. Read articles with kg build, for instance: kg build articles/ -o DIR"], between: ["之间", "Between"],
  type: ["类型", "Type"], label: ["名称", "Name"], shown: ["个实体", "entities"], unknown: ["未署名", "Unattributed"],
  leftOut: ["联系较少、未画出的实体：", "Entities with fewer ties that are not drawn: "],
  around: ["及其周围", "and what stands around it"],
  ties: ["联系", "Ties"], since: ["起始月份", "From month"], until: ["截止月份", "To month"], allTime: ["全部时间", "All dates"], timeLabel: ["时间范围", "Time range"],
  outside: [(n, what, days) => `另有 ${n} ${what}日期在此之外：${days}`, (n, what, days) => `${n} ${n === 1 ? what.replace(/s$/, "") : what} dated outside this: ${days}`],
  outsideTies: ["条联系", "ties"], outsideDocuments: ["篇文档", "documents"], outsideClaims: ["条观点", "claims"],
  tiedTo: [(n) => `与 ${n} 个实体有联系`, (n) => `Tied to ${n} ${n === 1 ? "entity" : "entities"}`],
  mostOf: ["所联系的实体数", "entities tied to"], mostShown: ["筛选后所联系的实体数", "entities tied to, as filtered"],
  filter: ["筛选关系", "Filter relations"], expand: ["展开邻居", "Expand"], alone: ["只画其邻居", "Draw its neighbours alone"], overTime: ["观点时间线", "Claims over time"],
  article: ["文章", "Article"], mentions: ["文中提到", "Mentioned"], community: ["群落", "Community"], communities: ["群落", "Communities"],
  png: ["保存为 PNG 图片", "Save as PNG"], gexf: ["导出 GEXF", "Export GEXF"], save: ["导出", "Export"], query: ["SPARQL 查询", "SPARQL query"],
  loading: ["正在载入…", "Loading…"], failed: ["未能载入：", "Could not load: "], full: ["图中最多画 1000 个实体", "At most 1,000 entities are drawn"],
  gone: ["链接所指的内容不在本页", "What the link points to is not on this page"],
};

// How a relation reads from the other end; a relation of a pack without an entry gets an arrow.
const INVERSE = {
  worksFor: ["人员", "people"], founderOf: ["创办人", "founded by"], developedBy: ["研发", "develops"],
  basedOn: ["衍生", "basis of"], versionOf: ["版本", "versions"], integrates: ["被接入", "integrated by"],
  subsidiaryOf: ["下属", "subsidiaries"], acquires: ["收购方", "acquired by"], investsIn: ["投资方", "investors"],
};
const SYMMETRIC = new Set(["partnersWith", "competesWith"]);

const HOME = "https://w3id.org/industry-kg/id/"; // what keys are short for

let language = 0; // 0 zh, 1 en

const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ","); // the browser's own way takes 25 ms when it is first used
const word = (key) => WORDS[key][language];
const term = (name) => DATA.terms[name]?.[language] ?? name;
const inverse = (name) => (SYMMETRIC.has(name) ? term(name) : INVERSE[name]?.[language] ?? `← ${term(name)}`);
