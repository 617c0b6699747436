/** The names under which unsaved input is kept. */
export const newDraftName = 'weisung neu'
export const editName = (id: string): string => `weisung ${id}`
