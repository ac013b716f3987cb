/** Whether this is the page of a file that holds a briefing and stands alone:
 * what needs a server is not offered there. A build knows it, and leaves out
 * what is not reached. */
export const oneFile = import.meta.env.MODE === "onefile";
