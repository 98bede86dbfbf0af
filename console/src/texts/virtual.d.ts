declare module 'virtual:texts/en' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:texts/en/*' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:texts/qps/*' {
  export const messages: import('@lingui/core').Messages;
}
declare module 'virtual:texts/qps' {
  export const messages: import('@lingui/core').Messages;
}
