import type { Place } from '../control/control-plane.ts';
import type { ControlSchemas } from '../control/operations.ts';

/** A conversation as its person has it. */
export type Phone = ControlSchemas['Phone'];

/** A message as its person sees it. */
export type Message = ControlSchemas['PhoneMessage'];

export type PhoneFile = NonNullable<Message['files']>[number];
export type PhoneShare = NonNullable<Message['shares']>[number];
export type PhoneTemplate = NonNullable<Message['template']>;
export type PhoneOffer = Phone['offers'][number];

/** The operations by which a person does something. */
export type ActPlace = Extract<Place, `POST /pages/{page}/acts/${string}`>;
