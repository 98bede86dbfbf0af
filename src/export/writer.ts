import type { ExportConversation } from './conversations.ts';

/** Writes conversations in one format. */
export interface Writer {
  /**
   * Writes a conversation.
   * @param met told of every message that was read
   */
  add(told: ExportConversation, met: () => void): Promise<void>;
  /** Writes what comes after the last. */
  finish(): Promise<void>;
  /** Gives up what is under way. */
  abandon(): Promise<void>;
}
