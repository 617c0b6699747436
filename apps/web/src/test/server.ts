import type { Fault } from '@portal/domain/fault'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** The API as one test needs it; a call nobody answers fails the test. */
export const server = setupServer(
  // Whose a link is, is asked beside every form behind one.
  http.post('*/api/v1/links/lookup', () => HttpResponse.json({ email: 'anna@praxis.example' })),
)

/** A refusal as the API sends it. */
export const refuse = (status: number, fault: Fault) =>
  HttpResponse.json(
    {
      type: `/problems/${fault.code}`,
      title: fault.code,
      status,
      detail: '',
      instance: '',
      ...fault,
    },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
