import type { Fault } from '@portal/domain/fault'

/** The fault an error carries. Known by its name, not its class: that would bring the contracts onto the login page. */
export const faultOf = (error: unknown): Fault | null =>
  // `name` and `fault` are what makes an AppError.
  error instanceof Error && error.name === 'AppError' && 'fault' in error
    ? (error.fault as Fault)
    : null
