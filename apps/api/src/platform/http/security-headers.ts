import fp from 'fastify-plugin'

/** Nothing but what this server serves itself; no inline code or style, no frames, no sinks without a policy. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types pdf-worker check-worker',
].join(';')

/** As OWASP's secure headers project recommends them; the same for every answer, so they are put together once. */
const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** One year; the names below this one are held to https only where whoever runs the portal says so: it need not be theirs to say. */
const strictTransport = (subdomains: boolean) =>
  `max-age=31536000${subdomains ? '; includeSubDomains' : ''}`

export const securityHeaders = fp<{ hstsSubdomains: boolean }>(
  async (app, { hstsSubdomains }) => {
    const all = { ...headers, 'strict-transport-security': strictTransport(hstsSubdomains) }
    app.addHook('onRequest', (_, reply, done) => {
      reply.headers(all)
      done()
    })
  },
  { name: 'security-headers' },
)
