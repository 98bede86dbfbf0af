/** A message of an invented page. */
export interface TestMessage {
  readonly sender: string;
  readonly text?: string;
  readonly when: string;
  readonly photos?: readonly string[];
  readonly videos?: readonly string[];
  readonly audio?: readonly string[];
  readonly files?: readonly string[];
  readonly sticker?: string;
  readonly link?: string;
  readonly linkText?: string;
  readonly linkOwner?: string;
  readonly reactions?: readonly (readonly [emoji: string, actor: string, when?: string])[];
}

interface TestPage {
  readonly title: string;
  readonly messages: readonly TestMessage[];
  /** As the page lists them, for groups. */
  readonly participants?: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const textHtml = (text: string): string =>
  escaped(text).replaceAll("'", '&#039;').replaceAll('\n', '<br />\n');

/** The parts of a message side by side, as Meta's pages have them. */
function bodyOf(message: TestMessage, image: string, reactions: string): string {
  const media = [
    ...[...(message.photos ?? []), ...(message.sticker ? [message.sticker] : [])].map(
      (uri) =>
        `<div><div><a target="_blank" href="${uri}"><img src="${uri}" class="${image} _3-96" /></a></div></div>`,
    ),
    ...(message.videos ?? []).map(
      (uri) =>
        `<div><div><video src="${uri}" controls="1" class="${image} _3-96"><a target="_blank" href="${uri}"><div>Click for video:</div></a></video></div></div>`,
    ),
    ...(message.audio ?? []).map(
      (uri) =>
        `<div><div><audio src="${uri}" controls="1"><a href="${uri}"><div>Click for audio</div></a></audio></div></div>`,
    ),
    ...(message.files ?? []).map(
      (uri) => `<div><div><a href="${uri}">${uri.split('/').at(-1)}</a></div></div>`,
    ),
  ].join('');
  const share = message.link
    ? `<div><div>${message.linkText ? `<div>${escaped(message.linkText)}</div>` : ''}${
        message.linkOwner ? `<div>${escaped(message.linkOwner)}</div>` : ''
      }<div><a target="_blank" href="${escaped(message.link)}">${escaped(message.link)}</a></div></div></div>`
    : '';
  const list = (message.reactions ?? [])
    .map(([emoji, actor, when]) =>
      when
        ? `<li><span>${emoji}${escaped(actor)}<span> (${when})</span></span></li>`
        : `<li>${emoji}${escaped(actor)}</li>`,
    )
    .join('');
  const end = list ? `<div><ul class="${reactions}">${list}</ul></div>` : '';
  return `<div><div></div><div>${textHtml(message.text ?? '')}</div><div>${share}${media}</div><div></div>${end}</div>`;
}

const page = (title: string, styles: string, main: string): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>${escaped(title)}</title><style type="text/css">${styles}</style></head><body class="_5vb_ _2yq">${main}</body></html>`;

/** A page of Facebook's download since 2021; newest messages first. */
export function facebookPage({ title, messages, participants }: TestPage, tag = 'section'): string {
  const [head, foot] = tag === 'section' ? ['h2', 'footer'] : ['div', 'div'];
  const list = participants
    ? `<${tag} class="_a6-g"><${head} class="_2ph_ _a6-h">${escaped(participants)}</${head}></${tag}>`
    : '';
  const all = messages.map(
    (one) =>
      `<${tag} class="_3-95 _a6-g"><${head} class="_2ph_ _a6-h _a6-i">${escaped(one.sender)}</${head}><div class="_2ph_ _a6-p">${bodyOf(one, '_a6_o', '_a6-q')}</div><${foot} class="_3-94 _a6-o"><div class="_a72d">${one.when}</div></${foot}></${tag}>`,
  );
  return page(
    title,
    '._a6-g{background:#fff}._a6-o{color:#8d949e}',
    `<div class="_li"><div class="_a705"><header class="_a70a"><h1 class="_a70e">${escaped(title)}</h1></header><main class="_a706" role="main">${list}${all.join('')}</main></div></div>`,
  );
}

/** A page of Instagram's download since 2021. */
export function instagramPage({ title, messages, participants }: TestPage): string {
  const box = 'pam _3-95 _2ph- _a6-g uiBoxWhite noborder';
  const list = participants
    ? `<div class="${box}"><h2 class="_a6-h">${escaped(participants)}</h2></div>`
    : '';
  const all = messages.map(
    (one) =>
      `<div class="${box}"><h2 class="_3-95 _2pim _a6-h _a6-i">${escaped(one.sender)}</h2><div class="_3-95 _a6-p">${bodyOf(one, '_a6_o', '_a6-q')}</div><div class="_3-94 _a6-o">${one.when}</div></div>`,
  );
  return page(
    title,
    '._a6-g{background:#fff}',
    `<div class="_li"><div class="_a705"><header class="_as-_ _a70a"><div class="_a70d"><h1>${escaped(title)}</h1></div></header><main class="_a706" role="main">${list}${all.join('')}</main></div></div>`,
  );
}

/** A page of either download from 2018 to 2021. */
export function olderPage({ title, messages, participants }: TestPage): string {
  const box = 'pam _3-95 _2pi0 _2lej uiBoxWhite noborder';
  const list = participants
    ? `<div class="${box}"><div class="_2lek">${escaped(participants)}</div></div>`
    : '';
  const all = messages.map(
    (one) =>
      `<div class="${box}"><div class="_3-96 _2pio _2lek _2lel">${escaped(one.sender)}</div><div class="_3-96 _2let">${bodyOf(one, '_2yuc', '_tqp')}</div><div class="_3-94 _2lem">${one.when}</div></div>`,
  );
  return page(
    title,
    '._2lej{background:#fff}',
    `<div class="clearfix _ikh"><div class="_4bl9"><div class="_li"><div class="_3a_u"><div class="_3b0d">${escaped(title)}</div><div class="_4t5n" role="main">${list}${all.join('')}</div></div></div></div></div>`,
  );
}
