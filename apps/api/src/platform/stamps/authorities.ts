import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { rootCertificates } from 'node:tls'
import type { Config } from '../boot/env.ts'

/** Who is asked for time stamps, and what their certificates have to lead to, or be. */
export type Authorities = { urls: readonly URL[]; anchors: readonly X509Certificate[] }

/**
 * The authorities the environment names; null where it names none. Without a file of theirs the certificates count that Node
 * brings. Throws an `Error` with one line where the file cannot be used.
 */
export async function loadAuthorities({ tsa }: Pick<Config, 'tsa'>): Promise<Authorities | null> {
  if (!tsa) return null
  const { urls, caFile } = tsa
  if (caFile === null)
    return { urls, anchors: rootCertificates.map((pem) => new X509Certificate(pem)) }
  const text = await readFile(caFile, 'utf8').catch((cause: unknown) => {
    throw new Error(`TSA_CA_FILE ${caFile} cannot be read`, { cause })
  })
  const pems = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? []
  try {
    if (pems.length === 0) throw new Error('none')
    return { urls, anchors: pems.map((pem) => new X509Certificate(pem)) }
  } catch (cause) {
    throw new Error(
      `TSA_CA_FILE ${caFile} holds no certificate (PEM), or one that cannot be read`,
      { cause },
    )
  }
}
