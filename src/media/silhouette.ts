import { fileURLToPath } from 'node:url';

/** What stands for the picture of somebody of whom there is none: in no store, served all the same. */
export const SILHOUETTE = {
  /** As a media name: the SHA-256 of its bytes. */
  name: '3f06ae0325acfc046fffebfe809aa01747fa9358ef54df002af8681a20598dfb',
  mime: 'image/png',
  path: fileURLToPath(new URL('../media/silhouette.png', import.meta.url)),
} as const;
