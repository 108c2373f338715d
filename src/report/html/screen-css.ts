/** The page on a screen. No style attributes anywhere: the content policy allows this sheet alone. */
export const SCREEN_CSS = `
:root{--ink:#1c2328;--soft:#56616a;--rule:#d3d9dd;--faint:#eceff0;--paper:#fff;--wash:#f6f7f6;--accent:#1f4560;
--veto:#7a1236;--not-counted:#a8431a;--downgraded:#80620a;--needs-verification:#1d5b94;--advisory:#4a6572;--unknown:#5f6368;--pass:#23694a;
--sans:"Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","PingFang SC","Hiragino Sans GB","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,-apple-system,"Segoe UI",sans-serif;
--serif:"Noto Serif CJK SC","Source Han Serif SC","Noto Serif SC","Songti SC","STSong","SimSun",Georgia,"Times New Roman",serif;
--mono:ui-monospace,"SFMono-Regular","Cascadia Mono","Noto Sans Mono","Noto Sans Mono CJK SC",Consolas,monospace}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:56px}
body{margin:0;background:#e9ecec;color:var(--ink);font:15px/1.7 var(--sans);font-variant-numeric:tabular-nums;text-rendering:optimizeLegibility}
p{margin:.4em 0}
a{color:var(--accent);text-decoration-color:#9db2c0;text-underline-offset:.2em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.switch{position:absolute;opacity:0;width:1px;height:1px}
#language-zh:checked~.page .en,#language-en:checked~.page .zh{display:none}
#language-both:checked~.page span.zh+span.en::before{content:" "}
#language-both:checked~.page p.en,#language-both:checked~.page span.en{color:var(--soft)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.bar{position:sticky;top:0;z-index:2;display:flex;gap:16px;align-items:center;justify-content:space-between;padding:0 20px;min-height:44px;background:#fbfcfc;border-bottom:1px solid var(--rule);font-size:13px}
.bar nav{min-width:0;display:flex;flex-wrap:wrap;gap:0 16px;white-space:nowrap;padding:7px 0}
.bar nav a{text-decoration:none;color:var(--soft)}
.bar nav a:hover{color:var(--accent)}
.tools{display:flex;gap:2px;align-items:center;flex:none}
.tools label,.tools button{padding:3px 9px;border:1px solid transparent;border-radius:3px;color:var(--soft);background:none;font:inherit;cursor:pointer;white-space:nowrap}
.tools button{border-color:var(--rule);margin-left:8px}
#language-zh:checked~.page label[for=language-zh],#language-en:checked~.page label[for=language-en],#language-both:checked~.page label[for=language-both]{border-color:var(--accent);color:var(--accent);background:#fff}
#language-zh:focus-visible~.page label[for=language-zh],#language-en:focus-visible~.page label[for=language-en],#language-both:focus-visible~.page label[for=language-both]{outline:2px solid var(--accent);outline-offset:1px}
.sheet{max-width:1120px;margin:24px auto 64px;padding:52px 64px 64px;background:var(--paper);box-shadow:0 1px 3px #1c232822,0 8px 28px #1c232812}
.masthead{border-bottom:1px solid var(--accent);padding-bottom:14px;margin-bottom:18px;position:relative}
.masthead::after{content:"";position:absolute;left:0;right:0;bottom:-6px;border-bottom:3px solid var(--accent)}
.overline{margin:0;color:var(--accent);font-size:14px;letter-spacing:.08em}
.overline .en{letter-spacing:.01em}
h1{font:700 32px/1.35 var(--serif);margin:6px 0 4px;overflow-wrap:anywhere}
h1 .inferred{vertical-align:middle}
.under{margin:0;color:var(--soft);font-size:13.5px}
.lead{margin-top:26px;font-size:16px}
h2{font:700 21px/1.4 var(--serif);margin:44px 0 14px;padding-bottom:6px;border-bottom:1px solid var(--rule);color:var(--accent)}
h3{font:700 16px/1.5 var(--sans);margin:24px 0 8px}
h4{font:700 13px/1.5 var(--sans);margin:0 0 6px;color:var(--soft)}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:6px 28px;margin:26px 0 0}
.facts.wide{grid-template-columns:1fr;margin-top:0}
.facts>div{display:grid;grid-template-columns:7.2em 1fr;gap:8px;align-items:baseline}
.facts dt{color:var(--soft);font-size:13px}
.facts dd{margin:0;overflow-wrap:anywhere}
#language-en:checked~.page .facts>div,#language-both:checked~.page .facts>div{grid-template-columns:9.5em 1fr}
.tiles{list-style:none;margin:0 0 14px;padding:0;display:grid;grid-template-columns:repeat(8,1fr);border:1px solid var(--rule)}
.tile{display:flex;flex-direction:column;gap:2px;padding:12px 10px 10px;border-right:1px solid var(--rule);min-width:0}
.tile:last-child{border-right:0;background:var(--wash)}
.tile-count{font:700 28px/1.1 var(--serif);color:var(--tone,var(--ink))}
.tile-label{font-size:12.5px;line-height:1.4;color:var(--ink)}
.tile.zero .tile-count,.tile.zero .tile-label{color:#8b949a}
.tile.zero .mark{opacity:.55}
.o-veto{--tone:var(--veto)}.o-not-counted{--tone:var(--not-counted)}.o-downgraded{--tone:var(--downgraded)}.o-needs-verification{--tone:var(--needs-verification)}
.o-advisory{--tone:var(--advisory)}.o-unknown{--tone:var(--unknown)}.o-pass{--tone:var(--pass)}
.mark{width:14px;height:14px;vertical-align:-2px;fill:var(--tone);flex:none}
path.cut{fill:none;stroke:#fff;stroke-width:1.8}
circle.open{fill:none;stroke:var(--tone);stroke-width:1.5;stroke-dasharray:2.4 1.6}
path.line{fill:none;stroke:var(--tone);stroke-width:2}
.outcome{color:var(--tone);font-weight:700;white-space:nowrap}
#language-both:checked~.page .outcome{white-space:normal}
#language-both:checked~.page .outcome span.en{color:inherit}
.glance{list-style:none;margin:18px 0;padding:0;border-top:1px solid var(--rule)}
.glance li{display:grid;grid-template-columns:2.6em 11.5em 1fr;gap:4px 12px;padding:6px 2px;border-bottom:1px solid var(--rule);align-items:baseline}
.glance .number{color:var(--soft);font-size:13px}
.glance .outcome{font-size:13px;white-space:normal}
.glance li>*{min-width:0;overflow-wrap:anywhere}
.glance a{font-weight:600;text-decoration:none}
.glance .note a{font-weight:400}
.coverage-line,.note{color:var(--soft);font-size:13px}
.stand{border-left:3px solid var(--rule);padding-left:12px;font-size:13.5px;color:var(--soft)}
.quiet{padding:14px 18px;background:var(--wash);border:1px solid var(--rule)}
.group{margin-top:26px}
.group-head{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;margin-bottom:10px;font-size:16px}
.group-head .count{color:var(--soft);font-size:14px}
.group-head p{margin:0;flex-basis:100%}
.card{border:1px solid var(--rule);border-left:4px solid var(--tone);padding:16px 20px 12px;margin:0 0 18px;background:#fff}
.card-head{display:flex;justify-content:space-between;margin:0;font-size:13px}
.card-head .number{color:var(--soft)}
.card-head .number::before{content:"№ "}
.card h3{font:700 18px/1.45 var(--serif);margin:4px 0 0;overflow-wrap:anywhere}
.subject{margin:2px 0 10px;color:var(--soft);font-size:13.5px;overflow-wrap:anywhere}
.statement{margin:.3em 0;overflow-wrap:anywhere}
.basis{margin:10px 0 14px;display:grid;gap:4px}
.basis>div{display:grid;grid-template-columns:5.2em 1fr;gap:10px}
#language-en:checked~.page .basis>div,#language-both:checked~.page .basis>div{grid-template-columns:7.5em 1fr}
.basis dt{color:var(--soft);font-size:13px;line-height:1.95}
.basis dd{margin:0;overflow-wrap:anywhere}
.basis .action dd{font-weight:600}
.clause-id{font-family:var(--serif);font-weight:700}
.evidence{border-top:1px solid var(--faint);padding-top:10px}
.passage{margin:0 0 14px}
.passage-head{font-size:13px;color:var(--soft);margin:8px 0 4px}
.pair{display:grid;grid-template-columns:1fr 1fr;border:1px solid var(--rule)}
.quote{margin:0;min-width:0;display:flex;flex-direction:column}
.quote+.quote{border-left:1px solid var(--rule)}
.quote figcaption{padding:5px 12px;background:var(--wash);border-bottom:1px solid var(--rule);font-size:12.5px;color:var(--soft);overflow-wrap:anywhere}
.quote .side{color:var(--ink);font-weight:700}
blockquote{margin:0;padding:10px 12px;font:14.5px/1.85 var(--serif);overflow-wrap:anywhere;white-space:pre-line}
blockquote.long{max-height:21em;overflow-y:auto}
.context{color:#7c868d}
mark{background:#fbf0c4;color:inherit;border-bottom:1px solid #c9a93a;padding:0 0 1px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.differs{border-bottom:1px dotted #6d7880}
.inv{display:inline-block;width:3px;height:.85em;margin:0 1px;background:var(--veto);vertical-align:-1px}
#language-both:checked~.page .detail{display:none}
.path{font-family:var(--mono);font-size:.87em;overflow-wrap:anywhere}
code,.hash{font-family:var(--mono);font-size:.87em;overflow-wrap:anywhere}
.trace{margin:.5em 0 0;color:#6b757c;font-size:12px;display:flex;flex-wrap:wrap;gap:2px 16px;overflow-wrap:anywhere}
.entry-head .trace,.entry span.trace{display:inline-flex;margin:0}
.inferred,.tag{display:inline-block;padding:0 6px;border:1px dashed #8d979e;border-radius:3px;font:400 11.5px/1.6 var(--sans);color:var(--soft);white-space:nowrap}
.tag{border-style:solid}
.met{border-left:4px solid var(--pass);border-bottom:1px solid var(--rule);padding:7px 16px;background:#fff;font-size:14px}
.met>summary{cursor:pointer;overflow-wrap:anywhere}
.met .number{color:var(--soft);font-size:13px}
.fold>summary{cursor:pointer;color:var(--accent);font-size:13.5px;padding:3px 0}
.fold ul{margin:.2em 0 .6em;padding-left:1.4em;font-size:14px}
ul.parameters,.fold ul.plain{padding-left:0;font-size:12.5px}
.innocent{margin-top:8px}
.scroll{overflow-x:auto;position:relative}
td a,td li,.card a{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.55}
th,td{padding:7px 9px;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
thead th{font-weight:600;font-size:12.5px;color:var(--soft);border-bottom:1.5px solid #8d979e;vertical-align:bottom;overflow-wrap:normal}
table.compact{font-size:13px;margin:4px 0 12px}
table.compact th,table.compact td{padding:4px 9px;min-width:5.5em}
td.num{text-align:right;white-space:nowrap}
.nowrap{white-space:nowrap}
.none{color:var(--soft);text-align:center!important}
.what,.who,td>bdi,.works td:nth-last-child(2){overflow-wrap:anywhere}
.works td:nth-last-child(2){min-width:6.5em}
.level{min-width:5.6em}
.works th,.works td{padding:6px 6px}
.works{min-width:880px}
.works th:nth-child(n+5):nth-child(-n+8){text-align:right;min-width:5em}
.works .what{min-width:250px}
.works td.num:first-child{color:var(--soft)}
.work-title{font-weight:600}
.marks{white-space:nowrap}.mini{margin-right:5px}
ul.plain,ol.plain{list-style:none;margin:0;padding:0}
ol.plain{list-style:decimal;padding-left:1.3em}
.unknowns td:first-child{width:30%;overflow-wrap:anywhere}.unknowns td:last-child{min-width:8em}
.review td:first-child{width:26%}.review td:nth-child(2){white-space:nowrap}.review td:nth-child(3){width:36%}
.files td:first-child{width:30%}.files td:nth-child(4){min-width:15em}.files td{overflow-wrap:anywhere}.files td:nth-child(2),td .hash{white-space:nowrap}
.entry-head .state{margin:0 .5em}
.state{font-weight:600;white-space:nowrap}
.s-unreadable,.s-refused,.s-failed{color:var(--not-counted)}
.s-partly-read,.s-could-not-tell{color:var(--downgraded)}
.s-unserved{color:var(--needs-verification)}
.s-not-in-force,.s-not-applicable,.s-not-read{color:var(--soft);font-weight:400}
.short{color:var(--not-counted);font-weight:600}
.entry{padding:10px 0;border-bottom:1px solid var(--rule)}
.entry p{margin:.15em 0}
.parameters{margin-top:4px;font-size:12.5px}
.timeline{margin:0}
.timeline figcaption{font-size:13px;color:var(--soft)}
.chart{display:block;font-family:var(--sans);max-width:none}
.chart .axis{stroke:#56616a;stroke-width:1.2;fill:none}
.chart .tick{stroke:#9aa4aa;stroke-width:1}.chart .tick.year{stroke:#56616a}
.chart .label{font-size:12px;fill:#56616a}.chart .label.minor{font-size:10.5px;fill:#8a949a}
.window{fill:#f4e3b4}.hatch{fill:url(#hatch)}.hatch-line{stroke:#c7a64a;stroke-width:1.4}
.window-edge{stroke:#80620a;stroke-width:1;stroke-dasharray:3 2;fill:none}
.window-label{font-size:12px;fill:#5c4606;font-weight:600}
.solid{fill:#1f4560}.hollow{fill:#fff;stroke:#1f4560;stroke-width:1.4}.stroke{fill:none;stroke:#1f4560;stroke-width:1.8}
.legend{list-style:none;margin:6px 0 0;padding:0;display:flex;flex-wrap:wrap;gap:2px 18px;font-size:13px}
.kind{vertical-align:-2px}
.series{display:block;margin:2px 0 8px;max-width:none}
.series text{font-size:11px;fill:#56616a;font-family:var(--sans)}
.series .inside{fill:#80620a}.series .outside{fill:#a9b7c0}
.series-box .facts{margin:0 0 10px;grid-template-columns:repeat(auto-fill,minmax(230px,1fr))}
.batch{min-width:900px}
.batch th.slant{text-align:right;min-width:58px;max-width:86px;font-weight:500}
.batch th.slant .mark{display:block;margin:0 0 2px auto}
.batch td{padding:5px 9px}
.batch .who{min-width:150px}
.warn{color:var(--not-counted);font-weight:700}
.filter input{font:inherit;padding:4px 10px;border:1px solid #8d979e;border-radius:3px;min-width:240px}
.chunk>summary{cursor:pointer;padding:8px 0;color:var(--accent);border-bottom:1px solid var(--rule)}
[hidden]{display:none!important}
@media screen and (max-width:1100px){html{scroll-padding-top:96px}}
@media screen and (max-width:900px){
.bar{flex-direction:column-reverse;align-items:stretch;gap:0;padding:4px 12px}
.bar nav{padding:4px 0 6px;flex-wrap:nowrap;overflow-x:auto;scrollbar-width:none}
.tools{justify-content:flex-end}
}
@media screen and (max-width:760px){
body{font-size:15px}
.sheet{margin:0;padding:26px 18px 48px;box-shadow:none}
h1{font-size:26px}
.facts{grid-template-columns:1fr}
.tiles{grid-template-columns:repeat(2,1fr)}
.tile{flex-direction:row;align-items:center;gap:10px;border-bottom:1px solid var(--rule);padding:7px 10px}
.tile:nth-child(2n){border-right:0}.tile:nth-last-child(-n+2){border-bottom:0}
.tile-count{font-size:21px;min-width:1.4em;text-align:right}
.card{padding:13px 14px 10px}
.glance li{grid-template-columns:2.4em 1fr}
.glance li>:last-child{grid-column:2}
.pair{grid-template-columns:1fr}
.quote+.quote{border-left:0;border-top:1px solid var(--rule)}
.stack,.stack tbody,.stack tr,.stack td{display:block;width:auto!important;min-width:0!important}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:10px 0;border-bottom:1px solid var(--rule)}
.stack td{border:0;padding:1px 0 1px 8.2em;text-align:left!important;white-space:normal;position:relative;min-height:1.6em}
#language-en:checked~.page .stack td::before{content:attr(data-en)}
.works td:first-child,.works td.void{display:none}
.stack td::before{content:attr(data-zh);position:absolute;left:0;width:7.8em;color:var(--soft);font-size:12px}
}
`;
