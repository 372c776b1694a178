import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SIMULATOR_HOST } from './host.ts';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function readCertificates(file: string): X509Certificate[] {
  return (readFileSync(file, 'utf8').match(PEM_CERTIFICATE) ?? []).map((pem) => new X509Certificate(pem));
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

/**
 * The file whose certificates a client has to trust to reach a server with this certificate: the certificate itself
 * where it is self-signed, otherwise that of the authority, as clients follow the chain up to a self-signed one.
 * @param authorityFile the authority's certificates, where the certificate file does not hold them
 * @throws Error that names what is missing
 */
export function trustedFile(certFile: string, authorityFile: string | undefined): string {
  const chain = readCertificates(certFile);
  const [leaf] = chain;
  if (leaf === undefined) throw new Error(`--tls-cert: ${certFile} holds no certificate in PEM form`);
  const authorities = authorityFile === undefined ? chain : readCertificates(authorityFile);
  let certificate = leaf;
  while (!isSelfSigned(certificate)) {
    const issuer = [...chain, ...authorities].find(
      (candidate) => candidate.subject === certificate.issuer && certificate.verify(candidate.publicKey),
    );
    if (issuer === undefined) throw new Error(missingIssuer(certificate, certFile, authorityFile));
    certificate = issuer;
  }
  if (authorities.some((authority) => authority.fingerprint256 === certificate.fingerprint256))
    return authorityFile ?? certFile;
  throw new Error(
    `--tls-ca: ${authorityFile} does not hold the certificate of ${nameOf(certificate.subject)}`,
  );
}

function missingIssuer(certificate: X509Certificate, certFile: string, authorityFile: string | undefined) {
  const issuer = nameOf(certificate.issuer);
  return authorityFile === undefined
    ? `--tls-ca is missing: ${certFile} was issued by ${issuer}, whose certificate clients have to trust`
    : `--tls-ca: ${authorityFile} does not hold the certificate of ${issuer}, which issued ${certFile}`;
}

function nameOf(subject: string): string {
  return subject.split('\n').join(', ');
}

/** The name under which clients that compare names reach a server with this certificate. */
export function nameInCertificate(pem: string): string {
  const certificate = new X509Certificate(pem);
  const isByName =
    certificate.checkIP(SIMULATOR_HOST) === undefined && certificate.checkHost('localhost') !== undefined;
  return isByName ? 'localhost' : SIMULATOR_HOST;
}
