/** The look of the dialog; nothing is loaded from elsewhere. */
export const LOGIN_STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --dim: #55626f; --card: #fff; --ground: #eef1f5;
  --line: #c9d1da; --main: #0b57c4; --main-ink: #fff; --mark: #dbe7f8; --wrong: #b00020; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --dim: #a9b4c0; --card: #1d242c;
  --ground: #12171d; --line: #46525e; --main: #8ab8ff; --main-ink: #0b1a2e; --mark: #2c3f58;
  --wrong: #ff8a94; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px;
  background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
main { width: 100%; max-width: 460px; background: var(--card); border: 1px solid var(--line);
  border-radius: 14px; padding: 24px 28px 22px; box-shadow: 0 6px 24px rgb(0 0 0 / .08); }
.where { display: flex; justify-content: space-between; flex-wrap: wrap; gap: 0 12px; margin: 0 0 14px;
  font-size: 13px; color: var(--dim); }
.where span:first-child { font-weight: 600; }
h1 { margin: 0 0 18px; font-size: 23px; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 12px; }
.person { display: flex; align-items: center; gap: 12px; margin-bottom: 18px; }
.person p { margin: 0; flex: 1; min-width: 0; overflow-wrap: anywhere; }
.mark { flex: none; display: grid; place-items: center; width: 42px; height: 42px; border-radius: 50%;
  background: var(--mark); font-weight: 600; font-size: 15px; }
.id { display: block; font-size: 13px; color: var(--dim); overflow-wrap: anywhere; font-weight: 400; }
fieldset { margin: 0 0 16px; padding: 4px 14px; border: 1px solid var(--line); border-radius: 10px;
  min-width: 0; }
legend { padding: 0 6px; font-size: 14px; font-weight: 600; overflow-wrap: anywhere; }
.box { display: flex; gap: 12px; padding: 8px 0; align-items: flex-start; overflow-wrap: anywhere; }
.box + .box { border-top: 1px solid var(--line); }
.box input { flex: none; width: 18px; height: 18px; margin: 3px 0 0; accent-color: var(--main); }
.people { list-style: none; margin: 0 0 16px; padding: 0; border: 1px solid var(--line);
  border-radius: 10px; overflow: hidden; }
.people:empty { display: none; }
.people li + li { border-top: 1px solid var(--line); }
.people button { display: flex; align-items: center; gap: 12px; width: 100%; border: 0;
  border-radius: 0; padding: 10px 14px; text-align: left; background: none; overflow-wrap: anywhere; }
.find { margin-bottom: 14px; }
.find span { display: flex; gap: 8px; }
label { font-size: 15px; }
input:not([type=checkbox]) { width: 100%; min-width: 0; margin: 4px 0 16px; padding: 10px 12px; font: inherit;
  color: inherit; background: none; border: 1px solid var(--dim); border-radius: 8px; }
.find input:not([type=checkbox]), .find button { margin: 4px 0 0; }
button { font: inherit; font-weight: 600; color: var(--ink); background: none; cursor: pointer;
  border: 1px solid var(--dim); border-radius: 8px; padding: 10px 16px; overflow-wrap: anywhere; }
button.main { background: var(--main); border-color: var(--main); color: var(--main-ink); }
button.plain { border: 0; padding: 6px; color: var(--main); font-weight: 400; text-decoration: underline; }
button:hover { filter: brightness(.94); }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
.people :focus-visible { outline-offset: -3px; }
a { color: var(--main); }
.buttons { display: flex; gap: 10px; margin: 4px 0 12px; }
.buttons .main { flex: 1; min-width: 0; }
.note { margin: 0 0 8px; font-size: 13px; color: var(--dim); overflow-wrap: anywhere; }
.address { color: var(--ink); }
.wrong { color: var(--wrong); font-weight: 600; }
pre { margin: 0 0 12px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px;
  font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 420px) { body { padding: 0; place-items: stretch; background: var(--card); }
  main { border: 0; border-radius: 0; box-shadow: none; padding: 20px 18px; }
  .buttons { flex-direction: column; } }
`;
