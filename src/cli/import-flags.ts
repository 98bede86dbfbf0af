import type { ImportOrder } from '../admin/imports/import-into.ts';
import type { StoreFlags } from '../config/store-config.ts';

/** What `convograph import` is told. */
export interface ImportFlags extends StoreFlags {
  readonly page?: string;
  readonly me?: string;
  readonly meFacebook?: string;
  readonly meInstagram?: string;
  readonly platform?: string;
  readonly timeZone?: string;
  readonly dateOrder?: string;
  readonly dateLanguage?: string;
  readonly look?: boolean;
  readonly dryRun?: boolean;
  readonly explainMerge?: boolean;
  readonly create?: boolean;
  readonly strict?: boolean;
}

/** What flags say of an import, but for the Page. */
export const orderOf = (flags: ImportFlags): Omit<ImportOrder, 'paths' | 'page'> => ({
  ...(flags.create && { create: true }),
  ...(flags.dryRun && { dry_run: true }),
  ...{ me: flags.me, me_facebook: flags.meFacebook, me_instagram: flags.meInstagram },
  ...{ platform: flags.platform, time_zone: flags.timeZone },
  ...{ date_order: flags.dateOrder, date_language: flags.dateLanguage },
});
