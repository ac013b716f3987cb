// Package access decides who may write over HTTP. There are two ways:
//
//   - A token, in the header "Authorization: Bearer mapd_…". It is made with
//     mapd token create and works from anywhere.
//   - A session, for who sits at the machine: mapd serve prints a link that can
//     be opened once. It sets a cookie that scripts cannot read and that no
//     other site's page sends along. It works only on a loopback address, and
//     never for a request that came through a proxy or by a foreign name.
//
// Who reads needs neither. Requests of a browser that come from a page of
// another origin never write.
package access
