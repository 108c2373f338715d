/** The page on A4: cards are kept whole where they fit, folded evidence is unfolded, and nothing rests on colour. */
export const PRINT_CSS = `
@page{size:A4;margin:17mm 16mm 18mm}
@media print{
body{background:#fff;font-size:10pt;line-height:1.6}
.bar,.filter,.switch{display:none!important}
.sheet{max-width:none;margin:0;padding:0;box-shadow:none}
a{color:inherit;text-decoration:none}
h1{font-size:20pt}
h2{font-size:14pt;margin-top:20pt;break-after:avoid}
h3,h4,.group-head,.passage-head,thead{break-after:avoid}
.card{break-inside:avoid;padding:9pt 12pt 7pt;margin-bottom:11pt;border-left-width:3pt}
.card.tall{break-inside:auto}
.trace,.innocent{break-before:avoid}
.card>header,.card .basis,.card .statement,.passage,.series-box,.entry,tr,.tiles,.timeline,.masthead,.facts{break-inside:avoid}
.card>header{break-after:avoid}
.group-head{display:block;break-inside:avoid}
.group-head p,.group-head .outcome{break-after:avoid}
.card h3{font-size:12pt}
.glance li{break-inside:avoid;padding:3pt 2pt}
.tile-count{font-size:17pt}
.tile-label,.note,.trace,.coverage-line,thead th,table.compact,.facts dt,.basis dt,.quote figcaption{font-size:8.5pt}
table{font-size:9pt}
thead{display:table-header-group}
.works,.batch{min-width:0;font-size:8.2pt}
.works th,.works td,.batch th,.batch td{padding:3pt 3.5pt}
.works .what{min-width:0}
.batch th.slant,.works th:nth-child(n+5):nth-child(-n+8),table.compact th,table.compact td{min-width:0}
.scroll{overflow:visible}
.chart,.series{max-width:100%;height:auto}
blockquote{font-size:10pt;line-height:1.65}
blockquote.long{max-height:none;overflow:visible}
.passage:has(.long){break-inside:auto}
mark{background:none;border-bottom:1.2pt solid #333}
.context{color:#666}
.pair,.card,.tile,.window,.hatch,.solid,.inv,.mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
details.met,.met>summary{break-inside:avoid;list-style:none}
.met>summary::-webkit-details-marker{display:none}
details.fold>summary{list-style:none;color:inherit;font-weight:600}
details.fold>summary::-webkit-details-marker{display:none}
details.fold::details-content,details.chunk::details-content{content-visibility:visible!important;height:auto!important;opacity:1!important}
.review,.stack{break-inside:auto}
}
`;
