import type { Scan } from './scans.ts'

/** Clients of whose files one cannot be read any more: moved, changed or unplugged since it was chosen. */
export async function clientsUnreadable(scans: readonly Scan[]): Promise<Set<string>> {
  const found = await Promise.all(
    scans.map(({ file, clientId }) =>
      isReadable(file).then((isGood) => (isGood ? null : clientId)),
    ),
  )
  return new Set(found.flatMap((clientId) => clientId ?? []))
}

/** A browser reads nothing of a file that is another one by now. */
export const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    )

/** SHA-256, as the portal says it of a document. */
export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Clients whose scans hold a file that another one's hold, too: one of both is not theirs. */
export async function clientsWithTwins(scans: readonly Scan[]): Promise<Set<string>> {
  const bySize = Map.groupBy(scans, ({ file }) => file.size)
  const found = new Set<string>()
  for (const alike of bySize.values()) {
    if (alike.length < 2) continue
    const hashed = await Promise.all(
      alike.map(async ({ file, clientId }) => ({ clientId, sha256: await sha256Of(file) })),
    )
    for (const same of Map.groupBy(hashed, ({ sha256 }) => sha256).values()) {
      const whose = new Set(same.flatMap(({ clientId }) => clientId ?? []))
      if (whose.size > 1) for (const clientId of whose) found.add(clientId)
    }
  }
  return found
}
