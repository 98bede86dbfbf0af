/** What Meta's host offers around conversations and this one refuses so far, by verb and path. */
export const NOT_YET: readonly { readonly key: string; readonly description: string }[] = [
  { key: 'POST /{page-id}/messages', description: 'Sending messages.' },
  { key: 'POST /{page-id}/message_attachments', description: 'Uploading attachments.' },
  { key: 'POST /{page-id}/pass_thread_control', description: 'Passing thread control.' },
  { key: 'POST /{page-id}/take_thread_control', description: 'Taking thread control.' },
  { key: 'POST /{page-id}/request_thread_control', description: 'Requesting thread control.' },
  { key: 'POST /{page-id}/release_thread_control', description: 'Releasing thread control.' },
  { key: 'POST /{page-id}/extend_thread_control', description: 'Extending thread control.' },
  { key: 'GET /{page-id}/secondary_receivers', description: 'Secondary receivers.' },
  { key: 'GET /{page-id}/subscribed_apps', description: 'Webhook subscriptions of a Page.' },
  { key: 'GET /{app-id}/subscriptions', description: 'Webhook subscriptions of an app.' },
  { key: 'GET /debug_token', description: 'What a token stands for.' },
  { key: 'GET /oauth/access_token', description: 'Tokens from codes, secrets and other tokens.' },
  { key: 'GET /me/permissions', description: 'Scopes that a person granted.' },
  { key: 'GET /{page-id}/messenger_profile', description: 'Messenger profile.' },
  { key: 'GET /{page-id}/personas', description: 'Personas.' },
];
