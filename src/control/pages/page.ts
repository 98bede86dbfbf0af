import { z } from 'zod';
import type { PageInfo } from '../../admin/pages.ts';
import { listOf, named } from '../named.ts';

export const onOff = z.enum(['on', 'off']);
const mode = z
  .enum(['archive', 'strict'])
  .describe(
    'archive keeps everything readable; strict does as Meta: details of the newest 20 messages of a conversation only, Instagram requests idle for 30 days not listed, app review enforced, and /{ig-id}/conversations at graph.facebook.com refused with 3.',
  );

export const Page = z
  .object({
    id: z.string(),
    name: z.string(),
    instagram_id: z.string().optional(),
    instagram_username: z.string().optional(),
    mode,
    limits: onOff.describe('Whether rate limits hold.'),
    default_app: z.string().optional().describe('The app of conversations that nobody owns.'),
    message_access: onOff.describe('"Allow access to messages" of the Instagram account.'),
    refuse: z.number().optional().describe('The error code that every read is refused with.'),
  } satisfies Record<keyof PageInfo, z.ZodType>)
  .register(named, { id: 'Page', description: 'A Page with its settings.' });

export const PageList = listOf('PageList', Page);

/** The settings that can be given when a Page is made, and changed. */
export const pageSettings = {
  instagram_username: z.string().optional().describe('Links an Instagram account.'),
  mode: mode.optional(),
  limits: onOff.optional(),
};
