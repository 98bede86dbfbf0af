import type { Scene, TellableMessage } from '../scene.ts';

/** Tells of one kind of things that a message has, as they stand in `attachments` (wire.md 9.3). */
export type AttachmentTeller = (message: TellableMessage, scene: Scene) => readonly object[];
