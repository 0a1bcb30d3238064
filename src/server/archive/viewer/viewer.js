// The viewer of an archive: it reads the scripts that lie beside it, and nothing else.
const words = {
  participants: ["Participants", "受试者"],
  find: ["Find a participant", "查找受试者"],
  visits: ["Visits", "访视"],
  logs: ["Logs", "记录表"],
  history: ["Everything that happened", "全部历史"],
  choose: ["Choose a participant on the left.", "请在左侧选择受试者。"],
  made: [
    "Archive of {at} UTC, up to position {position} of the journal",
    "档案生成于 {at} UTC，截至日志第 {position} 位",
  ],
  version: ["version {version}", "版本 {version}"],
  blinded: [
    "Blinded copy: what would tell who received what is left out.",
    "盲态副本：可揭示分组的内容未列入。",
  ],
  counts: [
    "{participants} participants, {events} events",
    "{participants} 名受试者，{events} 个事件",
  ],
  site: ["site", "中心"],
  complete: ["complete", "已完成"],
  started: ["started", "填写中"],
  withdrawn: ["withdrawn", "已撤销"],
  signed: ["signed by {by}, {at}", "{by} 签署，{at}"],
  fallen: ["signature of {by}, {at}, no longer stands", "{by} 的签名（{at}）已失效"],
  noForms: ["No forms here.", "此处无表单。"],
  line: ["line {line}", "第 {line} 行"],
  when: ["When (UTC)", "时间 (UTC)"],
  who: ["Who", "人员"],
  what: ["What", "事件"],
  first: ["first entered", "首次录入"],
  changed: ["changed", "修改"],
  none: ["no value", "无值"],
  reason: ["reason", "理由"],
  noPast: ["Computed; nobody entered it.", "系统计算，非人工录入。"],
  more: ["Show more", "显示更多"],
  other: ["中文", "English"],
  nothing: ["Nobody of this name.", "没有相符的受试者。"],
};
let language = /[#&]zh/.test(location.hash) || (navigator.language || "").startsWith("zh") ? 1 : 0;
let study,
  shown,
  query = "",
  waiting = "";
const say = (word, given = {}) =>
  words[word][language].replace(/\{(\w+)\}/g, (_, name) => given[name] ?? "");
const said = (text) => (Array.isArray(text) ? text[language] : (text ?? ""));
const minute = (at) => String(at).slice(0, 16).replace("T", " ");

/** An element; texts become text, never markup. */
function el(name, more = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(more)) {
    if (key === "on") node.addEventListener(...value);
    else if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== undefined));
  return node;
}

/** What the data scripts call. */
window.neurite = {
  study(given) {
    study = given;
    open();
  },
  participant(given) {
    if (given.id === waiting) {
      shown = given;
      draw();
    }
  },
};

function asked() {
  return decodeURIComponent((/^#([^&]*)/.exec(location.hash) ?? [])[1] ?? "");
}
function open() {
  const id = asked();
  if (id === "" || id === "zh" || shown?.id === id) return draw();
  const line = study.participants.find((each) => each.id === id);
  waiting = id;
  if (line === undefined) return draw();
  const script = el("script", { src: line.file });
  document.body.append(script);
  script.addEventListener("load", () => script.remove());
}

function draw() {
  document.documentElement.lang = language === 1 ? "zh-CN" : "en";
  document.title = `${study.id} · ${shown?.id ?? say("participants")}`;
  const turn = el(
    "button",
    {
      class: "plain",
      lang: language === 1 ? "en" : "zh-CN",
      on: [
        "click",
        () => {
          language = 1 - language;
          draw();
        },
      ],
    },
    say("other"),
  );
  document
    .getElementById("top")
    .replaceChildren(
      el(
        "div",
        {},
        el("strong", {}, study.id),
        " ",
        el("span", { class: "soft" }, say("version", study)),
        el("p", {}, said(study.title)),
      ),
      turn,
    );
  drawList();
  document
    .getElementById("sheet")
    .replaceChildren(...(shown === undefined ? front() : sheet(shown)));
}

function drawList() {
  const box = el("input", { id: "find", type: "search", value: query, autocomplete: "off" });
  const list = el("ul", {});
  const fill = () => {
    const found = study.participants.filter(({ id, site }) =>
      `${id} ${site}`.toLowerCase().includes(query.toLowerCase()),
    );
    list.replaceChildren(
      ...(found.length === 0
        ? [el("li", { class: "soft" }, say("nothing"))]
        : found.slice(0, 500).map((each) =>
            el(
              "li",
              {},
              el(
                "a",
                {
                  href: `#${encodeURIComponent(each.id)}`,
                  "aria-current": each.id === shown?.id ? "page" : undefined,
                },
                el("b", { class: "num" }, each.id),
                el("span", {}, said(each.status)),
              ),
            ),
          )),
    );
  };
  box.addEventListener("input", () => {
    query = box.value;
    fill();
  });
  fill();
  document
    .getElementById("list")
    .replaceChildren(el("label", { for: "find" }, say("find")), box, list);
}

function front() {
  const events = study.participants.reduce((sum, each) => sum + each.events, 0);
  return [
    el("h1", {}, said(study.title)),
    el("p", { class: "soft" }, say("made", { at: minute(study.at), position: study.position })),
    ...(study.blinded ? [el("p", { class: "note" }, say("blinded"))] : []),
    el("p", {}, say("counts", { participants: study.participants.length, events })),
    el("p", {}, say("choose")),
  ];
}

function sheet(person) {
  const past = new Map();
  for (const event of person.history)
    for (const change of event.changes)
      past.set(change.at, [
        ...(past.get(change.at) ?? []),
        { ...event, ...change, when: event.at },
      ]);
  const form = (one, name) => formOf(one, name, past);
  return [
    el("h1", { class: "num" }, person.id),
    el(
      "p",
      { class: "soft" },
      `${said(study.sites[person.site]) || person.site} (${person.site}) · ${said(person.status)}`,
    ),
    el("h2", {}, say("visits")),
    ...person.visits.flatMap((visit) => [
      el("h3", {}, said(visit.title), " ", el("span", { class: "soft num" }, said(visit.date))),
      ...(visit.forms.length === 0
        ? [el("p", { class: "soft" }, say("noForms"))]
        : visit.forms.map((one) => form(one, said(one.title)))),
    ]),
    el("h2", {}, say("logs")),
    ...person.logs.flatMap((log) =>
      log.forms.map((one) => form(one, `${said(log.title)} · ${say("line", one)}`)),
    ),
    el("h2", {}, say("history")),
    historyOf(person.history),
  ];
}

function formOf(one, name, past) {
  const box = el(
    "details",
    {},
    el(
      "summary",
      {},
      name,
      el("span", {}, say(one.state)),
      ...(one.signed === undefined
        ? []
        : [
            el(
              "span",
              { class: one.signed.stands ? "" : "fallen" },
              say(one.signed.stands ? "signed" : "fallen", {
                by: one.signed.by,
                at: minute(one.signed.at),
              }),
            ),
          ]),
    ),
  );
  // Drawn when it is opened: a long record has thousands of values.
  box.addEventListener("toggle", () => {
    if (!box.open || box.childElementCount > 1) return;
    let row = "";
    const lines = one.values.flatMap((value) => {
      const head =
        said(value.row) !== row && value.row !== undefined
          ? [el("tr", { class: "row" }, el("td", { colspan: "2" }, said(value.row)))]
          : [];
      row = said(value.row);
      return [...head, valueOf(one, value, past)];
    });
    box.append(el("div", { class: "wide" }, el("table", {}, el("tbody", {}, lines))));
  });
  return box;
}

function valueOf(one, value, past) {
  const key = [one.form, one.visit ?? "", one.line ?? "", value.path].join("|");
  const cell = el("td", {});
  const button = el(
    "button",
    {
      class: `value ${one.state === "withdrawn" ? "withdrawn" : ""}`,
      type: "button",
      "aria-expanded": "false",
    },
    said(value.value) || say("none"),
  );
  button.addEventListener("click", () => {
    const open = cell.querySelector(".past");
    button.setAttribute("aria-expanded", String(open === null));
    if (open !== null) return open.remove();
    const lines = past.get(key) ?? [];
    cell.append(
      el(
        "div",
        { class: "past" },
        lines.length === 0
          ? el("p", { class: "soft" }, say("noPast"))
          : lines.map((each) =>
              el(
                "p",
                {},
                el("span", { class: "num" }, minute(each.when)),
                ` · ${each.by} (${said(each.role)}) · `,
                each.before === undefined
                  ? say("first") + " "
                  : el("span", {}, say("changed") + " ", el("del", {}, said(each.before)), " → "),
                el("b", {}, said(each.now) || say("none")),
                each.reason ? ` · ${say("reason")}: ${each.reason}` : "",
              ),
            ),
      ),
    );
  });
  cell.append(button);
  return el("tr", {}, el("th", { scope: "row" }, said(value.label)), cell);
}

function historyOf(events) {
  const body = el("tbody", {});
  let count = 0;
  const more = el("button", { class: "plain", type: "button" }, say("more"));
  const fill = () => {
    for (const event of events.slice(count, count + 100))
      body.append(
        el(
          "tr",
          {},
          el("td", { class: "num number" }, minute(event.at)),
          el("td", {}, `${event.by} (${said(event.role)})`),
          el("td", {}, said(event.what)),
        ),
      );
    count += 100;
    more.hidden = count >= events.length;
  };
  more.addEventListener("click", fill);
  fill();
  return el(
    "div",
    { class: "wide" },
    el(
      "table",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["when", "who", "what"].map((word) => el("th", { scope: "col" }, say(word))),
        ),
      ),
      body,
    ),
    more,
  );
}

addEventListener("hashchange", () => {
  open();
  document.getElementById("sheet").focus();
});
