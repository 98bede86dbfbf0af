import { escaped } from '../../base/html.ts';
import type { MessageView, ShownFile, ShownShare } from '../plain/view.ts';
import { isWebLink } from './web-link.ts';

/**
 * A message as a part of a page.
 * @param root path from the page to the export's folder, such as `../`
 * @param isFirst whether the one before is another's: the name stands above it
 */
export function messageHtml(shown: MessageView, root: string, isFirst: boolean): string {
  const { created, from, isBusiness, isUnsent, text, files, shares, reactions } = shown;
  const time = new Date(created).toISOString();
  const parts = [
    isFirst && `<div class="who"><bdi>${escaped(from?.name || 'Somebody')}</bdi></div>`,
    text !== '' && `<p class="text" dir="auto">${escaped(text)}</p>`,
    ...files.map((file) => fileHtml(file, root)),
    ...shares.map((share) => shareHtml(share, root)),
    ...notesOf(shown).map((note) => `<div class="note">${escaped(note)}</div>`),
  ];
  const isEmpty = !isUnsent && parts.filter(Boolean).length === (isFirst ? 1 : 0);
  if (isEmpty) parts.push('<div class="note">A message without text</div>');
  const under = [
    `<time datetime="${time}">${time.slice(11, 16)}</time>`,
    ...reactions.map(({ reaction, by }) => `${escaped(reaction)} <bdi>${escaped(by)}</bdi>`),
    shown.replyTo !== undefined && `answers <a href="#${escaped(shown.replyTo)}">a message</a>`,
  ];
  return [
    `<article class="message${isBusiness ? ' own' : ''}" id="${escaped(shown.id)}">`,
    ...parts.filter(Boolean),
    `<div class="under">${under.filter(Boolean).join(' · ')}</div>`,
    '</article>\n',
  ].join('\n');
}

function notesOf({ isUnsent, call, members }: MessageView): string[] {
  if (isUnsent) return ['This message was unsent'];
  return [
    ...(call ? [call.missed ? 'Missed call' : `Call, ${call.length ?? 0} seconds`] : []),
    ...(members ? [`${members.names.join(', ')} ${members.change}`] : []),
  ];
}

function fileHtml(shown: ShownFile, root: string): string {
  const { kind, name, file, preview, width, height, template } = shown;
  if (template) return templateHtml(template, file && `${root}${file}`);
  const label = escaped(name ?? kind);
  if (file === undefined) return `<div class="note">${label} (missing)</div>`;
  const path = escaped(`${root}${file}`);
  const isPicture = /\.(jpg|png|gif|webp|bmp|avif|heic|heif)$/.test(file);
  if (isPicture && kind !== 'file') {
    const size = width && height ? ` width="${Number(width)}" height="${Number(height)}"` : '';
    const sort = kind === 'sticker' ? ' sticker' : '';
    return `<a href="${path}"><img class="picture${sort}" src="${path}" alt="${label}" loading="lazy"${size}></a>`;
  }
  if (kind === 'video') {
    const poster = preview === undefined ? '' : ` poster="${escaped(`${root}${preview}`)}"`;
    return `<video controls preload="none" src="${path}"${poster}></video>`;
  }
  if (kind === 'audio') return `<audio controls preload="none" src="${path}"></audio>`;
  return `<div class="more"><a href="${path}" download="${label}">${label}</a></div>`;
}

function templateHtml(
  { title, subtitle, cta = [] }: NonNullable<ShownFile['template']>,
  picture: string | undefined,
): string {
  const lines = picture ? [pictureHtml(picture)] : [];
  lines.push(`<p><b dir="auto">${escaped(title)}</b></p>`);
  if (subtitle) lines.push(`<p dir="auto">${escaped(subtitle)}</p>`);
  for (const button of cta) lines.push(`<p>${linkHtml(button.url, button.title)}</p>`);
  return `<div class="more">${lines.join('')}</div>`;
}

function shareHtml({ link, name, description, products, file }: ShownShare, root: string): string {
  const lines = [
    file && pictureHtml(`${root}${file}`),
    linkHtml(link, name ?? link ?? 'Shared'),
    description && escaped(description),
  ];
  for (const product of products ?? []) {
    if (product.file) lines.push(pictureHtml(`${root}${product.file}`));
    lines.push(escaped(`${product.name}, ${product.price}`));
  }
  return `<div class="more">${lines
    .filter(Boolean)
    .map((line) => `<p dir="auto">${line}</p>`)
    .join('')}</div>`;
}

function linkHtml(link: string | undefined, label: string): string {
  if (link === undefined || !isWebLink(link)) return escaped(label);
  return `<a href="${escaped(link)}" rel="noopener noreferrer nofollow">${escaped(label)}</a>`;
}

const pictureHtml = (path: string): string =>
  `<img class="picture" src="${escaped(path)}" alt="" loading="lazy">`;
