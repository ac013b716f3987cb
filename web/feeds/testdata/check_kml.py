"""Holds KML files against the OGC's schema of KML 2.2, as it comes with fastkml.

    check_kml.py FILE…

What is wrong is printed, and the exit status is then 1.
"""

import importlib.util
import os
import sys

import lxml.etree

folder = os.path.join(os.path.dirname(importlib.util.find_spec("fastkml").origin), "schema")
schema = lxml.etree.XMLSchema(lxml.etree.parse(os.path.join(folder, "ogckml22.xsd")))
parser = lxml.etree.XMLParser(huge_tree=True)
wrong = False
for name in sys.argv[1:]:
    if not schema.validate(lxml.etree.parse(name, parser)):
        wrong = True
        for error in list(schema.error_log)[:5]:
            print(name, error)
sys.exit(wrong)
