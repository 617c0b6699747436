import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { expect, it } from 'vitest'
import { hasOpenssl, openssl } from '../../../test/openssl.ts'
import { createSmtpMailer } from './mailer.ts'

const mail = {
  to: { name: 'Anna', address: 'anna@example.org' },
  subject: 'S',
  text: 'T',
  html: 'T',
}

it.runIf(hasOpenssl)(
  'takes a self-signed mail server with SMTP_CA_FILE, and says so without it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-ca-'))
    const wish =
      '-x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout key.pem -out cert.pem -subj /CN=mail -addext subjectAltName=IP:127.0.0.1'
    await openssl(['req', ...wish.split(' ')], folder)
    const file = (name: string) => join(folder, name)
    const server = new SMTPServer({
      secure: true,
      authOptional: true,
      key: await readFile(file('key.pem')),
      cert: await readFile(file('cert.pem')),
      onData: (stream, _, done) => void stream.resume().on('end', () => done(null, 'taken')),
    })
    server.on('error', () => {})
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number }
    const send = async (caFile: string | null) => {
      const mailer = createSmtpMailer(
        `smtps://127.0.0.1:${port}`,
        'p@praxis.de',
        'https://praxis.de',
        { caFile },
      )
      return mailer.send({ id: 'one', ...mail }).finally(mailer.close)
    }
    await expect(send(null)).rejects.toThrow(
      /^self-signed certificate.*SMTP_CA_FILE names the file/u,
    )
    expect(await send(file('cert.pem'))).toMatch(/^250 taken/u)
    await new Promise<void>((resolve) => server.close(resolve))
  },
)
