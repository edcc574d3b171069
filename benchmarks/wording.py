"""The sentences of invented news: what benchmarks/news.py fills with names, figures and places."""

from __future__ import annotations

PAPERS = ("江渚产经", "栎川日报", "潮声财经", "北岸科技周报", "汀洲晚报", "云岫观察")
WARES = ("服务机器人", "工业相机", "智能手表", "电动皮卡", "边缘服务器", "手术导航系统", "车载芯片", "巡检无人机")
FIELDS = (
    "工业软件",
    "新能源汽车",
    "机器人",
    "半导体设备",
    "云服务",
    "储能",
    "医疗器械",
    "仓储设备",
    "新材料",
    "通信设备",
)

TITLES = (
    "{firm}{post}{person}：{topic}是一场长跑",
    "{firm}与{other}签下{n}亿元订单",
    "{maker}发布“{model}”大模型",
    "{person}谈{topic}：还要等{n}个月",
    "{place}{trade}产业调查：谁在扩产，谁在等待",
    "{firm}牵手{other}，瞄准{trade}",
    "{seller}新品“{product}”开卖",
)
LEADS = (
    "{month}月上旬，{full}在{place}召开发布会，公布了在{trade}领域的新计划。{firm}{post}{person}表示，{said}。",
    "“{said}。”{month}月的{place}，{firm}{post}{person}在{trade}产业论坛上这样说，台下坐满了同行。",
    "{place}消息，{firm}近日与{other}宣布达成战略合作，双方将共同开发{trade}产品，首批订单约{n}亿元。",
    "{firm}日前宣布，{person}出任{post}。他此前在{trade}行业工作了{n}年。",
    "{maker}近日在{place}发布大模型“{model}”，面向{trade}和{trade2}两个行业开放试用。",
)
NAMED = (
    "{second_firm}{second_post}{second}认为，{said}。过去一年，{trade}行业的订单增长了{n}%，利润却没有同步增长。",
    "“{said}。”{second_firm}{second_post}{second}说。公司在{place}的工厂每个月多招{m}人，仍然不够。",
    "{maker}研发的“{model}”大模型参数量为{m}亿，在{trade}场景中的调用量比上一代提高了{n}%。",
    "{person}透露，{firm}明年将把研发投入提高到{n}亿元，重点投向{topic}和{topic2}。",
    "{seller}推出的{ware}“{product}”已在{place}、{place2}两地交付，首批客户来自{trade}行业。",
    "{other}与{firm}的合作始于{n}个月前。双方约定，{firm}提供算法，{other}提供产线和客户。",
    "{second}指出，{said}。在他看来，{topic}和{topic2}要放在一起看。",
    "{firm}完成了{n}亿元的新一轮融资，由{other}领投，资金将用于{trade}产品的研发和{place}基地的建设。",
    "谈到今后的打算，{person}说，{said}。未来{n}个月，{trade}的价格还会继续下降。",
    "{second_firm}使用了{maker}的“{model}”，用来处理{trade}客户的咨询，每天约{m}万次。",
)
PLAIN = (
    "{place}公布的数据显示，前{month}个月当地{trade}产值同比增长{n}%，增速比上半年略有回落。",
    "从{place}到{place2}，不少工厂在年中调整了排产计划，把产能让给{trade}的急单。",
    "一条{trade}产线从立项到投产通常需要{n}个月，其中设备调试占去一半时间。",
    "原材料价格在第{month}个月出现了{n}%的波动，采购负责人开始按周而不是按季下单。",
    "在{trade2}市场，客户最关心的不再是参数，而是交付周期和售后的响应速度。",
    "{topic}不足的问题在{trade}行业尤其明显，一台设备往往要等上{n}周。",
    "当地新建的园区占地{m}亩，首期厂房已经封顶，预计明年{month}月投入使用。",
    "去年全行业新增专利{m}件，其中与{topic}有关的占到{n}%。",
    "展会三天接待了{m}家采购商，来自{place2}的客商占了近两成。",
    "不过，也有人担心扩产太快，等需求回落时，{trade}的库存会成为新的负担。",
    "与三年前相比，同样规格的产品价格下降了{n}%，毛利率却没有明显变化。",
    "夜班的灯一直亮到清晨，{trade}车间里只有{n}个人在看守{m}台机器。",
    "物流成本占到总成本的{n}%，这是{place}的企业把仓库搬到{place2}的原因。",
    "按照现行标准，{trade}设备每{n}个月要做一次全面检测，检测费用由用户承担。",
    "招聘网站上，{trade2}岗位的平均月薪在{month}月上涨到{m}00元，仍有近三成职位空缺。",
    "与会者普遍认为，{topic}和{topic2}是绕不过去的两道坎。",
    "从全年看，{trade}出口额约为{m}亿元，东南亚和中东是增长最快的两个方向。",
    "政策层面，{place}今年安排了{n}亿元专项资金，用来补贴{trade2}企业的设备更新。",
    "产业链上游的订单排到了明年{month}月，下游却在压缩采购，两头的冷热并不一致。",
    "样机在{place2}试运行了{m}小时，期间更换了{n}次滤芯，没有出现停机。",
    "培训班每期招收{n}名学员，结业后大多进入{trade}企业的装配和调试岗位。",
    "这座城市的{trade}产业起步于上世纪九十年代，如今聚集了{m}家上下游企业。",
    "按照新的销售办法，客户试用{n}天之后再决定是否付款。",
    "能耗是另一笔账：一间中等规模的机房，一年的电费超过{n}00万元。",
)
SAYINGS = (
    "{topic}仍是{trade}行业今年最大的难题",
    "没有{topic}，就没有下一代{trade}产品",
    "谁先解决{topic}，谁就能在{place}走得更远",
    "公司会把{topic}放在第一位",
    "{topic}的问题要靠{topic2}解决",
    "{trade}的难处不在图纸，在{place}的第{n}号车间",
    "价格战打到最后，拼的还是{topic}",
    "{place}工厂的成本三年内会再降{n}%",
    "今年最缺的不是{trade}订单，而是{topic}",
    "把{topic}交给{trade}客户去检验，比任何榜单都可靠",
    "客户要的是省下{n}道工序，不是多看{n}页报告",
    "我们在{place}走过弯路，最后还是回到了{topic}",
    "{trade}和{trade2}的边界正在消失",
    "{topic}做得再好，也要等{place}的产线跟上来",
    "先把{n}家老客户服务好，再谈新的市场",
    "从{place}到{place2}，愿意为{topic}付钱的客户越来越多",
    "{trade}没有捷径，{n}年前不会有，今后也不会有",
    "不要把{topic}讲成故事，它首先是一张成本表",
    "{trade2}的经验搬到{trade}，至少要打{n}个补丁",
    "供应商名单从{n}家减到一半，质量反而稳定了",
)
DEBATED = "国内{trade}产品与海外最好的产品只差{n}个月"  # what others contradict: rare, as it is in news
