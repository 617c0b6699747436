import { expect, it } from 'vitest'
import { account } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { cookieOf, send } from '../../test/request.ts'

const portal = usePortal()

it('lets a newcomer try recovery: the codes of Lukas Huber are confirmed, and each opens one session', async () => {
  const { email, password, recoveryCodes } = account('lukas.huber')
  expect(recoveryCodes.length).toBe(10)
  const signIn = async (code: string) => {
    const half = await send(portal.app, 'POST', '/session', { body: { email, password } })
    return send(portal.app, 'POST', '/session/recovery-code', {
      body: { code },
      headers: { cookie: cookieOf(half) },
    })
  }
  const [code = ''] = recoveryCodes
  const opened = await signIn(code)
  expect([opened.status, opened.body.next]).toEqual([200, 'done'])
  const { body } = await send(portal.app, 'GET', '/session', {
    headers: { cookie: cookieOf(opened) },
  })
  expect(body.security).toEqual({
    authenticatedBy: 'recovery-code',
    recoveryCodesLeft: 9,
    recoveryCodesConfirmed: true,
  })
  expect((await signIn(code)).status).toBe(401)
})
