import { hash } from 'node:crypto';

/** The look of every page: one column to read, the business on the right. */
const STYLE = `:root{color-scheme:light dark;--ground:#f4f5f7;--paper:#fff;--ink:#1c1e21;--soft:#65676b;--line:#dcdfe4;--own:#0a66c2;--own-ink:#fff;--link:#0a58ca}
@media (prefers-color-scheme:dark){:root{--ground:#18191b;--paper:#26282b;--ink:#e6e7ea;--soft:#a3a7ae;--line:#3a3d42;--own:#1f5fae;--own-ink:#fff;--link:#7ab4ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif,"Noto Color Emoji"}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--link)}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:2rem 0 .5rem}
.about{color:var(--soft);margin:.25rem 0 0;overflow-wrap:anywhere}
.list{list-style:none;margin:0;padding:0;background:var(--paper);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.list li+li{border-top:1px solid var(--line)}
.list a{display:flex;gap:1rem;justify-content:space-between;padding:.7rem 1rem;color:inherit;text-decoration:none}
.list a:hover,.list a:focus-visible{background:var(--ground)}
.list b{font-weight:600;overflow-wrap:anywhere;min-width:0}
.list span{color:var(--soft);font-size:.875rem;white-space:nowrap}
.day{display:block;text-align:center;color:var(--soft);font-size:.8125rem;font-weight:400;margin:1.75rem 0 .75rem}
.message{display:flex;flex-direction:column;align-items:flex-start;margin:.2rem 0;max-width:85%}
.message.own{align-items:flex-end;margin-left:auto}
.who{font-size:.8125rem;color:var(--soft);margin:.7rem .75rem .15rem;overflow-wrap:anywhere}
.text{margin:0;padding:.5rem .8rem;border-radius:16px;background:var(--paper);border:1px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}
.own .text{background:var(--own);border-color:var(--own);color:var(--own-ink)}
.note{color:var(--soft);font-style:italic;font-size:.9375rem;padding:.25rem .75rem}
.more{margin:.2rem 0;padding:.5rem .8rem;border-radius:12px;border:1px solid var(--line);background:var(--paper);overflow-wrap:anywhere}
.more p{margin:0}
.own>a{text-align:right}
.picture,video{display:inline-block;vertical-align:top;width:auto;height:auto;max-width:min(100%,22rem);max-height:24rem;border-radius:12px;margin:.2rem 0}
.picture.sticker{max-width:8rem}
audio{width:20rem;max-width:100%;margin:.2rem 0}
.under{color:var(--soft);font-size:.75rem;margin:.1rem .75rem 0}
`;

/**
 * Nothing runs, nothing is loaded but the files of the export: `'self'` where it is served, `file:`
 * where it is opened from a disk.
 */
const POLICY = [
  "default-src 'none'",
  "img-src 'self' file:",
  "media-src 'self' file:",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The beginning of a page, up to its content. @param title escaped */
export const pageHead = (title: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
`;

export const TAIL = '</main>\n</body>\n</html>\n';
