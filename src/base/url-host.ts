/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
export const urlHost = ({ hostname }: Pick<URL, 'hostname'>): string =>
  hostname.replace(/^\[(.*)\]$/, '$1');
