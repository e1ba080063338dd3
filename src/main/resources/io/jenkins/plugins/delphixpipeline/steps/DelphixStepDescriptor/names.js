/* A name that is chosen from the list is a change too: other lists depend on it, such as the snapshots of a VDB. */
Behaviour.specify("INPUT.delphix-name", "delphix-name", 200, function (field) {
  var told = field.value;
  field.addEventListener("change", function () {
    told = field.value;
  });
  field.addEventListener("focus", function () {
    if (field.value !== told) {
      field.dispatchEvent(new Event("change"));
    }
  });
});
