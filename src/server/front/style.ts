import { LOOK } from '../look.ts';

/** The look of the front page. */
export const FRONT_STYLE = `${LOOK}
.page { max-width: 1128px; margin: 0 auto; padding: 0 24px 48px; }
h2 { font-size: 22px; margin: 0 0 14px; font-weight: 680; }
h3 { font-size: 15px; margin: 0 0 8px; font-weight: 650; }
p { margin: 0 0 14px; max-width: 68ch; }
section { margin-top: 56px; min-width: 0; }
section > p:last-child { margin: 14px 0 0; color: var(--dim); font-size: 15px; }
.hero { margin-top: 40px; }
.hero h1 { font-size: clamp(30px, 5vw, 50px); line-height: 1.1; letter-spacing: -.028em; font-weight: 720;
  max-width: 17em; margin: 0 0 20px; }
.hero p { font-size: 18px; color: var(--dim); }
.hero .address { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 14px; margin: 28px 0 0; padding: 14px 18px;
  width: fit-content; max-width: 100%; background: var(--mark); border-radius: 10px; }
.address span { font-size: 14px; color: var(--dim); }
.address code { font-size: 18px; font-weight: 600; overflow-wrap: anywhere; }
.note { color: var(--dim); }
dl, dd { margin: 0; }
dl > div { border-bottom: 1px solid var(--line); }
.ids { display: grid; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 0 32px; }
.ids > div { padding: 9px 0; line-height: 1.45; }
.ids dt { color: var(--dim); font-size: 14px; }
.ids dd span { display: block; font-size: 14px; color: var(--dim); overflow-wrap: anywhere; }
.ids code { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.rows > div { display: grid; grid-template-columns: 21em minmax(0, 1fr); gap: 2px 24px; padding: 8px 0;
  align-items: baseline; }
.rows dt { font-size: 15px; font-weight: 550; }
.rows code { overflow-wrap: anywhere; font-weight: 400; }
.rows dd { font-size: 15px; }
.reading { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 32px 48px; }
.reading ul { list-style: none; margin: 0; padding: 0; }
.reading li { padding: 4px 0; }
footer { margin-top: 72px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 14px; color: var(--dim); }
@media (max-width: 820px) { .reading,
  .rows > div { grid-template-columns: minmax(0, 1fr); }
  .reading { gap: 28px; } }
@media (max-width: 480px) { .page { padding: 0 18px 40px; } section { margin-top: 44px; }
  .hero { margin-top: 20px; } .hero p { font-size: 17px; } .address code { font-size: 16px; } }
`;
