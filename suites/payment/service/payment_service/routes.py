"""The HTTP side. Every answer is JSON and names its worker."""
import os

from flask import Flask, jsonify, request
from werkzeug.exceptions import HTTPException

from . import log
from .payments import Conflict, Unavailable, Unknown
from .validation import LONGEST_BODY, Invalid, is_order_id, parse_order


def make_routes(payments, probe, circuit):
    app = Flask("payment_service", static_folder=None)

    @app.get("/health")
    def health():
        failure = probe.ask()
        answer = {
            "status": "unhealthy" if failure else "healthy",
            "database": "disconnected" if failure else "connected",
            "circuit": "open" if circuit.is_open() else "closed",
            "worker": os.getpid(),
        }
        if failure:
            answer["error"] = f"database unavailable: {failure}"
        return answer, 503 if failure else 200

    @app.post("/payment")
    def pay():
        order = parse_order(request.stream.read(LONGEST_BODY + 1))
        try:
            return _as_json(payments.pay(order)), 201
        except Conflict:
            return {"error": "the order was paid with other data", "attribute": "amount", "code": "conflict",
                    "order_id": order.order_id}, 409
        except Unknown as unknown:
            return {"error": "the database did not confirm the payment", "detail": str(unknown), "outcome": "unknown",
                    "order_id": order.order_id}, 504

    @app.get("/payment/<order_id>")
    def find(order_id):
        payment = payments.find(order_id) if is_order_id(order_id) else None
        if payment is None:
            return {"error": "no such order", "order_id": order_id}, 404
        return _as_json(payment)

    @app.errorhandler(Unavailable)
    def unavailable(error):
        return {"error": "database unavailable", "detail": str(error)}, 503

    @app.errorhandler(Invalid)
    def invalid(error):
        log.write("payment.invalid", attribute=error.attribute, reason=str(error))
        status = 413 if error.code == "too-large" else 400
        return {"error": str(error), "attribute": error.attribute, "code": error.code}, status

    @app.errorhandler(HTTPException)
    def http_error(error):
        response = error.get_response()  # with its Allow, Location
        response.data = jsonify(error=error.name.lower()).data
        response.content_type = "application/json"
        return response

    @app.errorhandler(Exception)
    def internal(_error):
        log.failure("internal.error")
        return {"error": "internal error"}, 500

    @app.after_request
    def name_worker(response):
        response.headers["X-Worker"] = str(os.getpid())
        return response

    return app


def _as_json(payment):
    # 12 digits at most: a float holds them exactly enough to print the same.
    return {"order_id": payment.order_id, "amount": float(payment.amount), "status": payment.status}
