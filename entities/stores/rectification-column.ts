/** How a primary key writes "the bid's own envelope": a key column cannot be null. */
export const noRectification = '00000000-0000-0000-0000-000000000000';
