import { z } from 'zod';
import type { PageRow } from '../../store/directory.ts';
import { listOf, named } from '../named.ts';

export const Page = z
  .object({
    id: z.string(),
    name: z.string(),
    instagram_id: z.string().optional(),
    instagram_username: z.string().optional(),
    mode: z.enum(['archive', 'strict']),
    limits: z.enum(['on', 'off']),
    default_app: z.string().optional(),
    refuse: z.number().optional().describe('The error code that every read is refused with.'),
  })
  .register(named, { id: 'Page', description: 'A Page with its settings.' });

export const PageList = listOf('PageList', Page);

/** The settings that can be given when a Page is made, and changed. */
export const pageSettings = {
  instagram_username: z.string().optional().describe('Links an Instagram account.'),
  mode: z.enum(['archive', 'strict']).optional(),
  limits: z.enum(['on', 'off']).optional(),
};

/** A Page as the control plane and `page list --json` show it. */
export const shownPage = (page: PageRow): z.input<typeof Page> => ({
  id: page.id,
  name: page.name,
  instagram_id: page.instagramId,
  instagram_username: page.instagramUsername,
  mode: page.mode,
  limits: page.limits,
  default_app: page.defaultApp,
  refuse: page.refuse,
});
