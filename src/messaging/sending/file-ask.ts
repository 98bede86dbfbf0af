/** What a send says of one of its files. */
export interface FileAsk {
  /** Where it stands: `message[attachment]`, `message[attachments][0]`. */
  readonly at: string;
  readonly kind: 'image' | 'audio' | 'video' | 'file';
  readonly from: 'url' | 'id' | 'request';
}

/** What of Instagram's alone an attachment can be. */
export type InstagramAttachment = 'like_heart' | 'MEDIA_SHARE';
