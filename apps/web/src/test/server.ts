import type { Fault } from '@portal/domain/fault'
import { HttpResponse } from 'msw'
import { setupServer } from 'msw/node'

/** The API as one test needs it; a call nobody answers fails the test. */
export const server = setupServer()

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
