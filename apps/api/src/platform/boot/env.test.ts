import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { EnvironmentError } from './env.ts'
import { parseEnv, variables } from './env.ts'

const good = {
  DATABASE_URL: 'postgres://admin:x@db.example.org/portal',
  SESSION_SECRET: 'kX8mP2qR7vN4wB9sT1yZ6aC3dE5fG0hJ',
  ENCRYPTION_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
  SIGNING_KEY: Buffer.from('0123456789ABCDEFGHIJKLMNOPQRSTUV').toString('base64'),
  PUBLIC_URL: 'https://portal.example.org',
}
const problems = (env: Record<string, string>, serves = false) => {
  try {
    parseEnv(env, serves)
    return []
  } catch (error) {
    return (error as EnvironmentError).problems
  }
}

it('needs nothing where it brings its own database', () => {
  expect(parseEnv({})).toMatchObject({
    port: 3000,
    host: 'localhost',
    databaseUrl: null,
    publicUrl: 'http://localhost:3000',
    smtpUrl: null,
  })
})

it('takes a complete configuration', () => {
  expect(parseEnv(good)).toMatchObject({
    databaseUrl: good.DATABASE_URL,
    publicUrl: 'https://portal.example.org',
  })
})

it('says in one line each what an outside database lacks', () => {
  const { DATABASE_URL } = good
  expect(problems({ DATABASE_URL })).toEqual([
    'SESSION_SECRET is missing: give at least 32 random characters',
    'ENCRYPTION_KEY is missing: give 32 random bytes in base64',
    'SIGNING_KEY is missing: give 32 random bytes in base64',
    'PUBLIC_URL is missing or no address: give the address people open, such as https://portal.example.org',
  ])
})

it.each([
  ['a short session secret', { SESSION_SECRET: 'short' }, /^SESSION_SECRET is too weak/u],
  ['a repeated one', { SESSION_SECRET: 'a'.repeat(64) }, /^SESSION_SECRET is too weak/u],
  ['a key that is a word', { ENCRYPTION_KEY: 'changeme' }, /^ENCRYPTION_KEY is too weak/u],
  [
    'a key of zeros',
    { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') },
    /^ENCRYPTION_KEY is too weak/u,
  ],
  ['a short signing key', { SIGNING_KEY: 'c2hvcnQ=' }, /^SIGNING_KEY is too weak/u],
  [
    'an address without TLS',
    { PUBLIC_URL: 'http://portal.example.org' },
    /^PUBLIC_URL must be https/u,
  ],
  [
    'an address with a path',
    { PUBLIC_URL: 'https://example.org/portal' },
    /^PUBLIC_URL must be https/u,
  ],
  ['an empty value', { PUBLIC_URL: '' }, /^PUBLIC_URL is missing/u],
  ['a flag that is none', { HSTS_SUBDOMAINS: 'maybe' }, /^HSTS_SUBDOMAINS must be true or false$/u],
  ['another database', { DATABASE_URL: 'mysql://db' }, /^DATABASE_URL must begin/u],
  ['a port beyond the last', { PORT: '70000' }, /^PORT /u],
  [
    'three authorities',
    { TSA_URL: 'http://a.de,http://b.de,http://c.de' },
    /^TSA_URL must be one or/u,
  ],
  ['an authority by another way', { TSA_URL: 'ftp://a.de' }, /^TSA_URL must be one or two/u],
  [
    'an authority that is none',
    { TSA_URL: 'https://a.de, nobody' },
    /^TSA_URL must be one or two/u,
  ],
  ['a mail server by http', { SMTP_URL: 'http://mail' }, /^SMTP_URL must begin/u],
])('refuses %s', (_, change, line) => {
  expect(problems({ ...good, ...change })).toEqual([expect.stringMatching(line)])
})

it.each(['README.md', '.env.example'])('has every variable explained in %s', (file) => {
  const text = readFileSync(new URL(`../../../../../${file}`, import.meta.url), 'utf8')
  expect(variables.filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(text))).toEqual([])
})

it('does not serve in production without knowing where mails go; commands need not know', () => {
  const production = { ...good, NODE_ENV: 'production' }
  const SMTP_URL = 'smtp://mail:1025'
  expect(problems(production, true)).toEqual([
    expect.stringMatching(/^SMTP_URL is missing: give the mail server, .* or MAIL=files/u),
    expect.stringMatching(/^MAIL_FROM is missing: give the address the portal sends from/u),
  ])
  expect(problems({ ...production, SMTP_URL }, true)).toEqual([
    expect.stringMatching(/^MAIL_FROM is missing/u),
  ])
  expect(problems({ ...production, MAIL: 'files' }, true)).toEqual([])
  expect(problems({ ...production, SMTP_URL, MAIL_FROM: 'a@praxis.de' }, true)).toEqual([])
  expect(problems(production)).toEqual([])
  expect(problems(good, true)).toEqual([])
  expect(problems({ ...good, MAIL: 'post' })).toEqual([
    'MAIL is files, for mails as files below DATA_DIR/mail, or left out',
  ])
  expect(problems({ ...good, MAIL: 'files', SMTP_URL })).toEqual([
    'MAIL is files, and SMTP_URL is set: leave one out',
  ])
})

it('says in one line each what is wrong with the mail server’s settings, all at once', () => {
  const SMTP_URL = 'smtps://user:x@mail.praxis.de'
  const production = { ...good, NODE_ENV: 'production' }
  const example =
    'MAIL_FROM is an example: give the address the portal sends from, such as AVV-Portal <portal@praxis.de>'
  for (const MAIL_FROM of ['', 'portal@example.org', 'P <portal@mail.example.com>', 'a@b.invalid'])
    expect(problems({ ...production, SMTP_URL, MAIL_FROM })).toEqual([example])
  for (const MAIL_FROM of ['AVV-Portal <portal@praxis.de>', 'portal@praxis-müller.de'])
    expect(problems({ ...production, SMTP_URL, MAIL_FROM })).toEqual([])
  // Nothing leaves the house: without a server, with Mailpit beside the portal, where it is tried.
  expect(problems(production)).toEqual([])
  expect(problems({ ...production, SMTP_URL: 'smtp://mail:1025' })).toEqual([])
  expect(problems({ ...good, SMTP_URL })).toEqual([])
  expect(problems({ ...production, MAIL_FROM: 'Portal', SMTP_CA_FILE: 'x.pem' })).toEqual([
    'MAIL_FROM must be an address to send from, such as AVV-Portal <portal@praxis.de>',
    'SMTP_CA_FILE needs SMTP_URL: without it nothing is sent',
  ])
  expect(problems({ ...good, SMTP_URL, SMTP_CA_FILE: 'package.json', PORT: 'x' })).toEqual([
    'PORT must be a port',
    'SMTP_CA_FILE holds no certificate that can be read: give a file in PEM (-----BEGIN CERTIFICATE-----)',
  ])
})
