/** Paths of a photo and of a video, as the platform gives their form (wire.md 8.3). */
const MEDIA = /^\/(?:photo\.php|photo\/|watch\/|[^/]+\/(?:photos|videos)\/)/;

/** Whether it is the address of a photo or video on Facebook itself. */
export function isFacebookMedia(url: string): boolean {
  const { protocol, hostname, pathname } = new URL(url);
  return (
    /^https?:$/.test(protocol) && /(?:^|\.)facebook\.com$/.test(hostname) && MEDIA.test(pathname)
  );
}
