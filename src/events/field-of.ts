import type { NewEvent } from '../store/log/kinds.ts';
import type { Platform } from '../store/page/platform.ts';
import { shapeOf } from './shapes.ts';

/** The field that an event belongs to; undefined where no webhook is made of it. */
export const fieldOf = (event: NewEvent, platform: Platform | undefined): string | undefined =>
  event.kind === 'raw' ? event.body.field : platform && shapeOf(event)?.fields[platform];
