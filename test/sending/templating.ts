import { sharedWorld } from '../support/world.ts';
import * as samples from './samples.ts';
import { errorOf, sender } from './sending.ts';

const { bargain, film, grid, mug, order, question, survey, templated } = samples;

/** A Page with a customer on each platform, and what a send of a message to them comes to. */
export async function templates() {
  const w = await sharedWorld();
  const { send } = sender(w);
  const { person } = await w.conversation();
  const direct = await w.conversation({ platform: 'INSTAGRAM' });
  const told = async (message: object) =>
    errorOf(await send({ recipient: { id: person.id }, message }));
  const onInstagram = async (message: object) =>
    errorOf(await send({ recipient: { id: direct.person.id }, message }));
  return { told, onInstagram };
}

/** A refusal. */
export const bad = (message: string, code = 100, error_subcode?: number) => ({
  ...{ status: 400, type: 'OAuthException', message: `(#${code}) ${message}`, code },
  ...(error_subcode !== undefined && { error_subcode }),
});
export const sent = { status: 200 };

export const times = <T>(count: number, of: T): T[] => Array(count).fill(of);

export const withButtons = (...buttons: object[]) =>
  templated('button', { text: 'Well?', buttons });
export const ofMug = (change: object) =>
  templated('generic', { elements: [{ ...mug, ...change }] });
export const ofOrder = (change: object) => templated('receipt', { ...order, ...change });
export const ofBargain = (change: object) => templated('coupon', { ...bargain, ...change });
export const ofSurvey = (change: object) =>
  templated('customer_feedback', { ...survey, ...change });
export const asking = (change: object) =>
  ofSurvey({ feedback_screens: [{ questions: [{ ...question, ...change }] }] });
export const ofGrid = (change: object) =>
  templated('image_grid', { elements: [{ ...grid, ...change }] });
export const ofFilm = (change: object) =>
  templated('media', { elements: [{ ...film, ...change }] });

/** Where parts of templates stand, as errors name them. */
export const P = 'name_placeholder';
export const Q = `${P}[feedback_screens][0][questions][0]`;
export const G = `${P}[elements][0]`;
