import { shellWord } from '../../house/copyable.ts';

/** Files that have a client trust the root of a store. */
export interface TrustFiles {
  readonly root: string;
  /** The machine's roots and that one, as PEM, and as PKCS12 for Java. */
  readonly bundle: string;
  readonly trustStore: string;
  readonly trustStorePassword: string;
  /** The name of the root, by which it is found where it was put. */
  readonly name: string;
  /** Its SHA-1, by which macOS and Windows find it. */
  readonly sha1: string;
}

/** A line of a shell, for whom it is; where it lasts, what undoes it too. */
export interface Recipe {
  readonly of: string;
  readonly command: string;
  readonly undo?: string;
}

/** How one process is had to trust the root: nothing of the machine changes. */
export function forOneProcess(files: TrustFiles): Recipe[] {
  const [root, bundle, store] = [files.root, files.bundle, files.trustStore].map(shellWord);
  const password = files.trustStorePassword;
  return [
    { of: 'curl', command: `curl --cacert ${root} https://localhost:4004/_convograph/healthz` },
    { of: 'Node', command: `NODE_EXTRA_CA_CERTS=${root} node app.js` },
    {
      of: 'Python',
      command: `SSL_CERT_FILE=${bundle} REQUESTS_CA_BUNDLE=${bundle} python3 app.py`,
    },
    { of: 'Ruby, Go', command: `SSL_CERT_FILE=${bundle} ruby app.rb` },
    { of: 'PHP', command: `php -d openssl.cafile=${bundle} -d curl.cainfo=${bundle} app.php` },
    {
      of: 'Java',
      command: `java -Djavax.net.ssl.trustStore=${store} -Djavax.net.ssl.trustStorePassword=${password} App.java`,
    },
  ];
}

/** How everything on a machine is had to trust it, and to trust it no more. */
export function forTheMachine({ root: file, name, sha1 }: TrustFiles): Recipe[] {
  const [root, nick] = [file, name].map(shellWord);
  const anchor = `/usr/local/share/ca-certificates/${MARK}.crt`;
  const fedora = `/etc/pki/ca-trust/source/anchors/${MARK}.pem`;
  const nss = '"sql:$HOME/.pki/nssdb"';
  const java = '/etc/ssl/certs/java/cacerts';
  // Debian's Java is told by update-ca-certificates of what came, and of nothing that went.
  const fromJava = `sudo keytool -delete -alias debian:${MARK}.pem -keystore ${java} -storepass changeit`;
  return [
    {
      of: 'Debian, Ubuntu',
      command: `sudo cp ${root} ${anchor} && sudo update-ca-certificates`,
      undo: `sudo rm ${anchor} && sudo update-ca-certificates --fresh && if [ -e ${java} ]; then ${fromJava}; fi`,
    },
    {
      of: 'Fedora, RHEL',
      command: `sudo cp ${root} ${fedora} && sudo update-ca-trust`,
      undo: `sudo rm ${fedora} && sudo update-ca-trust`,
    },
    {
      of: 'macOS',
      command: `security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db ${root}`,
      undo: `security delete-certificate -t -Z ${sha1}`,
    },
    {
      of: 'Windows',
      command: `certutil -user -addstore Root ${root}`,
      undo: `certutil -user -delstore Root ${sha1}`,
    },
    {
      of: 'Chromium, Chrome on Linux (certutil of libnss3-tools)',
      command: `mkdir -p "$HOME/.pki/nssdb" && certutil -d ${nss} -A -t C,, -n ${nick} -i ${root}`,
      undo: `certutil -d ${nss} -D -n ${nick}`,
    },
  ];
}

const MARK = 'convograph';

/** Firefox has roots of its own, which no command reaches without the path of a profile. */
export const FIREFOX =
  'Settings, Privacy & Security, View Certificates, Authorities: Import, or Delete or Distrust';
