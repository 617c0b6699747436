import { execFile, execFileSync } from 'node:child_process'

/** There is an OpenSSL 3 on this machine; the portal itself needs none. */
export const hasOpenssl = ((): boolean => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL 3')
  } catch {
    return false
  }
})()

/** What it says, and its exit code. */
export const openssl = (words: string[], cwd: string) =>
  new Promise<{ code: number | null; out: string }>((resolve) => {
    const child = execFile('openssl', words, { cwd }, (_, out, err) =>
      resolve({ code: child.exitCode, out: out + err }),
    )
  })
