// SPARQL in colours: the same text as tokens.
const KEYWORDS = new Set(("SELECT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND VALUES ORDER BY GROUP HAVING LIMIT OFFSET DISTINCT REDUCED AS ASC DESC PREFIX BASE IN NOT EXISTS A UNDEF SEPARATOR "
  + "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY NOW REGEX REPLACE SUBSTR IF COALESCE ISIRI ISBLANK ISLITERAL TRUE FALSE").split(" "));

const highlight = (text) => {
  const TOKEN = /(?<comment>#[^\n]*)|(?<iri><[^<>"{}|^`\\\s]*>)|(?<string>"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<variable>[?$][\p{L}\p{N}_]+)|(?<name>(?:[\p{L}][\p{L}\p{N}_-]*)?:[\p{L}\p{N}_.%-]*)|(?<word>[A-Za-z_]+)|(?<number>\b\d+(?:\.\d+)?\b)/gu;
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [kind] = Object.entries(found.groups).find(([, value]) => value !== undefined);
    const shown = kind === "word" && !KEYWORDS.has(found[0].toUpperCase()) ? null : kind;
    if (found.index > at) parts.push(text.slice(at, found.index));
    parts.push(shown ? el(`span.${shown}`, {}, found[0]) : found[0]);
    at = found.index + found[0].length;
  }
  parts.push(text.slice(at));
  return parts;
};
