/** What an import is at. */
export type Phase = 'waiting' | 'looking through' | 'reading' | 'writing' | 'media';

/** How far an import is. */
export interface Progress {
  readonly phase: Phase;
  /** Work that is done, of how much: about the bytes that are read in that time. 0 of 0 at first. */
  readonly done: number;
  readonly total: number;
  readonly conversations: number;
  readonly messages: number;
}
