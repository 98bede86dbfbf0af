import type { ActPlace } from '../types.ts';
import type { ActId } from './act-ids.ts';

/** A value that is filled in: its name is the parameter's, as the control plane has it. */
export interface ActField {
  readonly name: string;
  readonly kind?: 'number' | 'long' | 'file';
  /** What it may be. */
  readonly words?: readonly string[];
  readonly isNeeded?: true;
}

/** What a person does besides writing, by the fields that say how. */
export interface ActForm {
  readonly id: ActId;
  readonly place: ActPlace;
  readonly fields: readonly ActField[];
  /** What is sent, where it is not the fields as they are. */
  readonly make?: (values: Readonly<Record<string, unknown>>) => object;
}

const SAY = 'POST /pages/{page}/acts/say';
const KINDS = ['like_heart', 'ephemeral', 'unsupported_type', 'unsupported'];
const SHARES = ['fallback', 'post', 'reel', 'share', 'ig_post', 'ig_reel', 'ig_story'];

/** All of them. */
export const FORMS: readonly ActForm[] = [
  { id: 'sticker', place: SAY, fields: [{ name: 'sticker', isNeeded: true }] },
  {
    ...{ id: 'location', place: SAY },
    fields: [{ name: 'location', isNeeded: true }, { name: 'location_title' }],
  },
  {
    ...{ id: 'share', place: SAY },
    fields: [
      { name: 'share', isNeeded: true },
      { name: 'share_title' },
      { name: 'share_kind', words: SHARES },
      { name: 'text' },
    ],
  },
  {
    ...{ id: 'story', place: SAY },
    fields: [
      { name: 'story', words: ['reply', 'mention'], isNeeded: true },
      { name: 'files', kind: 'file', isNeeded: true },
      { name: 'text' },
    ],
  },
  { id: 'unusual', place: SAY, fields: [{ name: 'kind', words: KINDS, isNeeded: true }] },
  {
    ...{ id: 'refer', place: 'POST /pages/{page}/acts/refer' },
    fields: [
      { name: 'ref', isNeeded: true },
      { name: 'ad_id' },
      { name: 'ad_title' },
      { name: 'product' },
    ],
  },
  {
    ...{ id: 'optIn', place: 'POST /pages/{page}/acts/opt-in' },
    fields: [
      { name: 'ref', isNeeded: true },
      { name: 'notification', words: ['start', 'stop', 'resume'] },
      { name: 'title' },
    ],
  },
  {
    ...{ id: 'order', place: 'POST /pages/{page}/acts/order' },
    fields: [
      { name: 'name', isNeeded: true },
      { name: 'unit_price', kind: 'number', isNeeded: true },
      { name: 'currency', isNeeded: true },
      { name: 'quantity', kind: 'number', isNeeded: true },
      { name: 'note' },
    ],
    make: ({ note, ...product }) => ({
      order: { products: [product], ...(note !== undefined && { note }) },
    }),
  },
  {
    ...{ id: 'submit', place: 'POST /pages/{page}/acts/submit' },
    fields: [{ name: 'form_id', isNeeded: true }],
  },
  {
    ...{ id: 'inform', place: 'POST /pages/{page}/acts/inform' },
    fields: ['city', 'street1', 'zip', 'country'].map((name) => ({ name })),
    make: (information) => ({ information }),
  },
  {
    ...{ id: 'comment', place: 'POST /pages/{page}/acts/comment' },
    fields: [
      { name: 'text', kind: 'long', isNeeded: true },
      { name: 'post_id' },
      { name: 'reply_to' },
    ],
  },
  {
    ...{ id: 'post', place: 'POST /pages/{page}/acts/post' },
    fields: [{ name: 'text', kind: 'long', isNeeded: true }],
  },
];
