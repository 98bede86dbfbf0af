/** Every scope (permission) that an operation here asks for or hands something out for. */
export const SCOPES = [
  'public_profile',
  'email',
  'pages_show_list',
  'pages_messaging',
  'pages_read_engagement',
  'pages_manage_metadata',
  'pages_user_locale',
  'pages_user_timezone',
  'pages_user_gender',
  'instagram_basic',
  'instagram_manage_messages',
  'instagram_manage_comments',
  'business_management',
] as const;

/** The scopes of the Instagram API with Instagram Login (wire.md 6). */
export const INSTAGRAM_SCOPES = [
  'instagram_business_basic',
  'instagram_business_manage_messages',
  'instagram_business_manage_comments',
] as const;

/** Whether a scope can be narrowed to single Pages and accounts (wire.md 6). */
export const isGranular = (scope: string): boolean => /^(?:pages|instagram|business)_/.test(scope);

/** The tasks a person may perform on a Page (wire.md 6). */
export const TASKS = [
  'ADVERTISE',
  'ANALYZE',
  'CREATE_CONTENT',
  'MESSAGING',
  'MODERATE',
  'MANAGE',
] as const;

/**
 * Features that app review gives besides scopes. Business Asset User Profile Access: the profiles
 * of people on Messenger (wire.md 5.14). Human Agent: seven days to answer in (wire.md 8.6).
 */
export const FEATURES = ['business_asset_user_profile_access', 'human_agent'] as const;

export type Feature = (typeof FEATURES)[number];
export type Scope = (typeof SCOPES)[number] | (typeof INSTAGRAM_SCOPES)[number];
export type Task = (typeof TASKS)[number];
