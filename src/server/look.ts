/**
 * What the pages of this server have in common, light and dark: colours, letters, code. Nothing is
 * loaded from elsewhere.
 */
export const LOOK = `
:root { color-scheme: light dark; --ground: #fff; --sunk: #f3f6f5; --ink: #131a17; --dim: #56625c;
  --line: #dde4e0; --accent: #0b6e50; --mark: #dcf1e7; --code: #1a241f; }
@media (prefers-color-scheme: dark) { :root { --ground: #0e1311; --sunk: #171e1b; --ink: #e6ece9;
  --dim: #98a69f; --line: #2a3430; --accent: #6ed6ab; --mark: #14352a; --code: #d8e2dd; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 20px; }
body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 16px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 3px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
h1, h2, h3 { line-height: 1.25; letter-spacing: -.012em; text-wrap: balance; }
code, pre, .id { font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas,
  "Liberation Mono", monospace; font-size: .875em; color: var(--code); font-variant-ligatures: none; }
pre { margin: 0; padding: 14px 16px; overflow-x: auto; background: var(--sunk); line-height: 1.6;
  border: 1px solid var(--line); border-radius: 8px; tab-size: 2; }
pre code { font-size: inherit; }
.top { display: flex; align-items: center; gap: 10px; padding: 18px 0; }
.top a { color: inherit; text-decoration: none; }
.top .name { display: flex; align-items: center; gap: 10px; font-weight: 650; letter-spacing: -.01em; }
.top .name svg { display: block; color: var(--accent); }
.top nav { margin-left: auto; display: flex; gap: 18px; font-size: 15px; }
.top nav a { color: var(--dim); }
.top nav a:hover { color: var(--ink); text-decoration: underline; }
`;
