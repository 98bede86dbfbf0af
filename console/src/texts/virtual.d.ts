declare module 'virtual:texts/en' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:texts/pages' {
  type Texts = () => Promise<{ readonly messages: import('@lingui/core').Messages }>;
  export const ofPages: Readonly<Record<string, { readonly en: Texts; readonly qps: Texts }>>;
}
declare module 'virtual:texts/qps' {
  export const messages: import('@lingui/core').Messages;
}
