"""Words that firms' names are made of, for the expressions that cut and type them: countries, and Latin words of business."""

from __future__ import annotations

COUNTRY = (
    "美国|英国|法国|德国|日本|韩国|荷兰|瑞士|瑞典|丹麦|芬兰|挪威|比利时|奥地利|加拿大|澳大利亚|"
    "新加坡|印度|以色列|意大利|西班牙|俄罗斯|巴西|泰国|马来西亚|越南|印尼|墨西哥|匈牙利|波兰|爱尔兰|捷克|菲律宾"
)
"""Where foreign firms come from and have their plants."""

CORPORATE = (
    r"Group|Holdings?|Technolog(?:y|ies)|Electronics|Corporation|Corp|Incorporated|Inc|Ltd|Limited|LLC|LLP|PLC|plc|GmbH|AG|SE|"
    r"S\.?A|N\.?V|Pte|Co|Company|Labs?|Laborator(?:y|ies)|Research|Systems|Software|Semiconductors?|Motors?|Therapeutics|"
    r"Pharma(?:ceuticals?)?|Biosciences?|Biotech|Medicines?|Capital|Partners|Ventures?|Entertainment|Pictures|International|"
    r"Industries|Interactive|Robotics|Energy|Networks?|Media|Studios?|Securities|Bank|Bancorp|Management|Asset|Equity|"
    r"Foundation|Institute|University|Airlines?|Automotive|Materials|Solutions|Global|Investments?|Insurance|Logistics|Cloud"
)
"""What a firm's own name goes on with: Velor Technologies, Inc."""

FIRM_WORD = rf"AI|Tech|Bio|Auto|Fund|Health|Medical|Brain|Mind|Data|Times|News|Journal|{CORPORATE}"
"""What tells a name for a firm's where it ends the name, though a thing's name may go on with it as well (Velor Data)."""
