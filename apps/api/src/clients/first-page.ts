/** A row for each client that this side sees. */
export const everyClient = 'select from clients'
