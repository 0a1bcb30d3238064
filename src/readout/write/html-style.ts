/** The look of a report as a page: one sheet, light and dark, and A4 landscape on paper. */
export const htmlStyle = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#14181a);--ink:light-dark(#16191b,#eceeec);--soft:light-dark(#565f64,#a9b4b6);--line:light-dark(#d5dadd,#3a4447);--accent:light-dark(#14606e,#6cc6d2);--wait:light-dark(#8a5300,#f0b95a);--wait-soft:light-dark(#fdf0d5,#3d2f14);--nf-paper:var(--paper)}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.5 ui-sans-serif,system-ui,"Segoe UI","Helvetica Neue",Arial,"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;-webkit-text-size-adjust:100%}
:lang(zh-CN){line-height:1.65}
body{margin:0 auto;padding:2rem clamp(1rem,4vw,3rem) 4rem;max-width:78rem}
h1{font-size:1.7rem;line-height:1.25;margin:.3rem 0 1rem;text-wrap:balance;overflow-wrap:anywhere}
h2{font-size:1.15rem;line-height:1.4;margin:0 0 .2rem;overflow-wrap:anywhere}
h2 .number{color:var(--accent);margin-right:.5em}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.kicker{color:var(--soft);margin:0;font-weight:600}
.marks{margin:0 0 1rem;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.5rem}
.marks li{background:var(--wait-soft);color:var(--wait);border-radius:4px;padding:.15rem .6rem;font-weight:600;font-size:.9rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:0}
.facts dt{color:var(--soft)}
.facts dd{margin:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
nav{margin:2.5rem 0}
nav ol{list-style:none;margin:.5rem 0 0;padding:0;columns:2 26rem;column-gap:3rem}
nav li{break-inside:avoid;padding:.15rem 0}
nav a{display:grid;grid-template-columns:8.5rem 1fr;gap:.5rem;text-decoration:none}
nav a:hover span+span{text-decoration:underline}
section{margin:0 0 3.5rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.title{margin:0;font-weight:600}
.population{margin:.1rem 0 .8rem;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
thead th,thead td{vertical-align:bottom;font-weight:600;padding:.35rem .7rem;border-bottom:1px solid var(--ink)}
thead tr:first-child>*{border-top:2px solid var(--ink)}
tbody th,tbody td{padding:.14rem .7rem;vertical-align:top}
tbody th{font-weight:400;text-align:left;min-width:11rem}
tbody tr:last-child>*{border-bottom:2px solid var(--ink)}
tbody tr:hover>*{background:color-mix(in srgb,var(--accent) 7%,transparent)}
tr.heading th{font-weight:600;padding-top:.5rem}
tr.blank td{height:.7rem}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
thead tr:not(:last-child)>*{border-bottom:0}
thead tr:not(:last-child) th[colspan]{border-bottom:1px solid var(--soft)}
td{white-space:pre-line}
td.center,td.right{white-space:pre}
.figure{min-width:36rem;max-width:62rem;margin:0 auto}
.figure svg{display:block;width:100%;height:auto}
details{margin-top:.8rem}
summary{cursor:pointer;color:var(--accent)}
.footnotes{margin:.8rem 0 0;padding:0;list-style:none;font-size:.88rem;color:var(--soft)}
.issues{margin:.8rem 0 0;padding:.6rem 1rem .6rem 2rem;background:var(--wait-soft);color:var(--wait);border-radius:6px;font-size:.92rem}
.source{margin:.9rem 0 0;font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
.source .marks{margin:0 0 .2rem}
@media (max-width:40rem){.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}nav a{grid-template-columns:1fr;gap:0}nav li{padding:.35rem 0}}
@media print{
:root{color-scheme:light}
html{font-size:9.5pt}
body{padding:0;max-width:none}
nav{margin:1.2rem 0}
nav a{color:inherit}
section{break-before:page;border:0;padding:0;margin:0}
thead{display:table-header-group}
tr{break-inside:avoid}
.scroll{overflow:visible}
.figure{break-inside:avoid;max-width:250mm}
.figure svg{max-height:132mm}
details:not([open]),.source .marks{display:none}
.back{display:none}
tbody tr:hover>*{background:none}
}
`;

/** Margins of paper, with what belongs on every page. Words are escaped so that they end no string and no sheet. */
export function paperStyle(top: string, bottom: string): string {
  const small = "font:7.5pt ui-sans-serif,system-ui,Arial,'Noto Sans SC',sans-serif;color:#565f64";
  return `@page{size:A4 landscape;margin:16mm 14mm 16mm;@top-left{content:${cssString(top)};font:600 8pt ui-sans-serif,system-ui,Arial,'Noto Sans SC',sans-serif;color:#8a5300;white-space:pre}@bottom-left{content:${cssString(bottom)};${small};white-space:pre}@bottom-right{content:counter(page) " / " counter(pages);${small}}}`;
}

function cssString(words: string): string {
  const escaped = Array.from(words, (one) =>
    /[A-Za-z0-9 ]/.test(one) ? one : `\\${(one.codePointAt(0) ?? 0).toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}
